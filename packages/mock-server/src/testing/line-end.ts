import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** What came over a connection, and how the other side ended it. */
export interface LineEnd {
  readonly received: string;
  /** `FIN` for an end in order, or the code of the error. */
  readonly end: string;
}

/** Sends text over a connection, keeps its own side open, and waits for how the other side ends it. */
export function lineEnd(port: number, text: string): Promise<LineEnd> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true }, () => socket.write(text));
  return endOf(socket);
}

/** The same over an encrypted connection, whose certificate is trusted. */
export function tlsLineEnd(port: number, certificate: string, text: string): Promise<LineEnd> {
  const socket = connectTls({ port, host: "127.0.0.1", ca: certificate }, () => socket.write(text));
  return endOf(socket);
}

function endOf(socket: Socket): Promise<LineEnd> {
  return new Promise((resolve) => {
    let received = "";
    const finish = (end: string) => {
      resolve({ received, end });
      socket.destroy();
    };
    socket.setEncoding("latin1").on("data", (piece) => {
      received += piece;
    });
    socket.once("end", () => finish("FIN"));
    socket.once("error", (error) => finish("code" in error ? String(error.code) : error.message));
  });
}
