import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server as SocketServer } from "node:net";
import { onTestFinished } from "vitest";

/** A server on this machine that lasts as long as the test; gives its port. */
export function pictureServer(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  onTestFinished(() => server.closeAllConnections());
  return listening(server);
}

/** A server that sends exactly this to whoever asks for anything, and then hangs up. */
export function wordForWord(text: string): Promise<number> {
  return listening(
    createSocketServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(Buffer.from(text, "latin1")));
    }),
  );
}

/** Listens on a free port of the loopback address until the test has ended. */
export function listening(server: Server | SocketServer): Promise<number> {
  onTestFinished(() => {
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
