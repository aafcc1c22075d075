import type { Server } from "node:https";
import type { Socket } from "node:net";

/** The first byte of every TLS connection: a handshake record. */
const handshake = 0x16;

/**
 * Lets a server of HTTPS tell callers of plain HTTP what is wrong, instead of hanging up on them; and ends connections
 * that have not come to their first request, too, when all are to be closed, or after `firstByteMs` without a byte.
 */
export function onlyTls(server: Server, firstByteMs: number): void {
  const waiting = new Set<Socket>();
  const secure = server.listeners("connection");
  server.removeAllListeners("connection").on("connection", (socket: Socket) => {
    waiting.add(socket);
    socket.once("close", () => waiting.delete(socket)).on("error", () => socket.destroy());
    const giveUp = () => socket.destroy();
    socket.setTimeout(firstByteMs, giveUp);
    socket.once("data", (first: Buffer) => {
      socket.setTimeout(0, giveUp);
      socket.pause();
      if (first[0] !== handshake) return refuse(socket);
      socket.unshift(first);
      for (const listener of secure) listener.call(server, socket);
      process.nextTick(() => socket.resume());
    });
  });
  const closeRequests = server.closeAllConnections.bind(server);
  server.closeAllConnections = () => {
    closeRequests();
    for (const socket of waiting) socket.destroy();
  };
}

function refuse(socket: Socket): void {
  const body = "This port speaks HTTPS only: begin the address with https://\n";
  const head = [
    "HTTP/1.1 400 Bad Request",
    "Content-Type: text/plain",
    `Content-Length: ${body.length}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  // What is still coming is read and dropped: a connection that is cut while it sends may never read the answer.
  socket.resume();
}
