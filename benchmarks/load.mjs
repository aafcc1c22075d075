// Raw HTTP/1.1 over connections that are kept: a request is made once, and answers are only looked at for their
// status and length. A load generator that does more is what gets measured.
import { connect } from "node:net";

const headEnd = Buffer.from("\r\n\r\n");
/** Servers write the name in one of two ways; the letters that differ are left out. */
const lengthName = Buffer.from("ength: ");
const nothing = Buffer.alloc(0);

/** Sends `count` times `bytes` over `at` connections; resolves to requests per second. */
export function requestsPerSecond({ port, bytes, at, count, expect = 200 }) {
  return new Promise((resolve, reject) => {
    let left = count;
    let answered = 0;
    const started = performance.now();
    const sockets = Array.from({ length: at }, () => openWorker());
    const end = (settle, value) => {
      for (const socket of sockets) socket.destroy();
      settle(value);
    };
    function openWorker() {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      const next = () => {
        if (left-- > 0) socket.write(bytes);
      };
      const reader = answerReader((status) => {
        if (status !== expect) return end(reject, new Error(`The server answered ${status}, not ${expect}.`));
        if (++answered === count) return end(resolve, count / ((performance.now() - started) / 1000));
        next();
      });
      socket.on("connect", next).on("data", reader);
      socket.on("error", (error) => end(reject, error));
      socket.on("close", () => {
        if (answered < count) end(reject, new Error(`The server closed a connection after ${answered} answers.`));
      });
      return socket;
    }
  });
}

/** Calls back with the status of every answer, once all of it has come. */
function answerReader(onAnswer) {
  let pending = nothing;
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const head = pending.indexOf(headEnd);
    if (head < 0) return;
    const at = pending.indexOf(lengthName);
    const whole =
      at > 0 && at < head ? head + 4 + numberAt(pending, at + lengthName.length) : chunkedEnd(pending, head + 4);
    if (whole === undefined || pending.length < whole) return;
    const status = numberAt(pending, 9);
    pending = nothing;
    onAnswer(status);
  };
}

/** The number that stands in these bytes, as text. */
function numberAt(bytes, from) {
  let number = 0;
  for (let at = from; bytes[at] >= 48 && bytes[at] <= 57; at++) number = number * 10 + bytes[at] - 48;
  return number;
}

function chunkedEnd(bytes, from) {
  const end = bytes.indexOf("0\r\n\r\n", from);
  return end < 0 ? undefined : end + 5;
}

/** An HTTP/1.1 request as bytes. */
export function requestBytes({ method, path, headers = {}, body }) {
  const length = body ? { "Content-Length": body.length } : {};
  const lines = Object.entries({ Host: "127.0.0.1", ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  return body ? Buffer.concat([head, body]) : head;
}
