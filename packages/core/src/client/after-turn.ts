/**
 * Calls back in the next turn of the event loop, when all that was about to happen has happened. It takes no time, and so
 * no clock; every runtime has channels.
 */
export function afterTurn(then: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    then();
  };
  port2.postMessage(undefined);
}
