import { connect, type Socket } from "node:net";

/** A connection that says exactly what it is told to, as some clients in the field do. */
export class SocketClient {
  readonly #socket: Socket;
  #received = "";
  #closed = false;
  #onNews: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding("latin1");
    socket.on("data", (text) => {
      this.#received += text;
      this.#onNews();
    });
    socket.on("close", () => {
      this.#closed = true;
      this.#onNews();
    });
    // A server may cut a connection it was told too much on; what it said before stays.
    socket.on("error", () => {});
  }

  static open(port: number): Promise<SocketClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => resolve(new SocketClient(socket)));
      socket.once("error", reject);
    });
  }

  get received(): string {
    return this.#received;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Sends, and waits until the other side takes more; says whether the connection still stands. */
  async send(data: string | Uint8Array): Promise<boolean> {
    if (this.#closed) return false;
    if (!this.#socket.write(data)) await Promise.race([this.#drained(), this.until(() => this.#closed)]);
    return !this.#closed;
  }

  /** Resolves when what was received, or the end of the connection, makes the condition true. */
  until(condition: (client: SocketClient) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const previous = this.#onNews;
      this.#onNews = () => {
        previous();
        if (condition(this)) resolve();
      };
      if (condition(this)) resolve();
    });
  }

  /** Ends the connection at once. */
  destroy(): void {
    this.#socket.destroy();
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => this.#socket.once("drain", resolve));
  }
}

/** The head of a POST, with the header lines it is given. */
export function postHead(path: string, ...headers: readonly string[]): string {
  return [`POST ${path} HTTP/1.1`, "Host: 127.0.0.1", ...headers, "", ""].join("\r\n");
}
