import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A bare connection of the test, with what came over it; it ends when the test does. */
export interface RawSocket {
  readonly socket: Socket;
  readonly received: () => string;
  /** Resolves with all that came, when the server has ended the connection. */
  readonly closed: Promise<string>;
}

/** Connects, and sends something if there is something to send. */
export function rawSocket(port: number, first: string | Uint8Array = ""): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1");
    onTestFinished(() => {
      socket.destroy();
    });
    socket.setEncoding("latin1").on("data", (text) => {
      received += text;
    });
    socket.once("error", reject);
    const closed = new Promise<string>((done) => socket.once("close", () => done(received)));
    socket.once("connect", () => {
      // From here on a server may end it in any way.
      socket.off("error", reject).on("error", () => {});
      if (first.length > 0) socket.write(first);
      resolve({ socket, received: () => received, closed });
    });
  });
}
