import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Says that there is no way to a host, and how there could be one. */
export function nowhere(host: string, played: readonly string[]): string {
  return `There is no way to ${host}: this proxy leads to the mock of ${played.join(", ")}, and nothing else leaves this machine. Let the host through when the proxy is opened (pass, or --pass-host ${host}), or leave the call out.`;
}

/** Refuses to open a tunnel. All that most programs show of the answer is the line with the status. */
export function refuseTunnel(socket: Socket, status: number, sentence: string): void {
  const body = `${sentence}\n`;
  const head = [
    `HTTP/1.1 ${status} ${sentence.split(/[:.] /)[0]}`,
    "Content-Type: text/plain; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  // What is still coming is read and dropped: a connection that is cut while it sends may never read the answer.
  socket.resume();
}

/** Refuses a request that came as to a proxy. */
export function refuseRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  status: number,
  sentence: string,
): void {
  outgoing.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  outgoing.end(`${sentence}\n`);
  incoming.unpipe().resume();
}
