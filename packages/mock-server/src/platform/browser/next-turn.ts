import type { NextTurn } from "../next-turn.js";

// A message to ourselves: timers are replaced by whoever stops time, and slowed down in pages nobody looks at.
export const nextTurn: NextTurn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
