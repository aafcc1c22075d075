import { expect, it } from "vitest";
import { fakeTerminal } from "../testing/fake-terminal.js";
import { CallEnding } from "./call-ending.js";

it("gives up whatever is pending at the second signal, and not at the first when something is on its way", async () => {
  const terminal = fakeTerminal([]);
  const ending = new CallEnding(terminal, 0);
  ending.sends();
  let isGivenUp = false;
  const givenUp = ending.givenUp.then(() => {
    isGivenUp = true;
  });
  terminal.interrupt();
  while (terminal.printed.error === "") await new Promise((resolve) => setImmediate(resolve));
  expect({ isGivenUp, all: ending.stop.all.aborted }).toEqual({ isGivenUp: false, all: false });
  terminal.interrupt();
  await givenUp;
  expect(ending.stop.all.aborted).toBe(true);
  ending.over();
});
