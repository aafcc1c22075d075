import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { sameShape } from "../testing/same-shape.js";
import { SocketClient } from "../testing/socket-client.js";
import type { Answer } from "./answer.js";
import { nodeConnection, type Outgoing } from "./node-connection.js";
import { Outbox } from "./outbox.js";
import { PushedRequest } from "./pushed-request.js";
import { SpentExchange } from "./spent-exchange.js";

const canary = "canary-3f1c9a";

interface Played {
  readonly spent: SpentExchange;
  readonly outgoing: Outgoing;
  /** The names of the headers of the request, once it is over. */
  readonly names: readonly string[];
  readonly pieces: readonly Uint8Array[];
}

/** Sends a request in which a secret is wherever one can be, and answers it in this way. */
async function played(answer: Answer): Promise<Played> {
  const spent = new SpentExchange();
  const pieces: Uint8Array[] = [];
  const server = createServer({ IncomingMessage: PushedRequest });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const client = await SocketClient.open((server.address() as AddressInfo).port);
  onTestFinished(() => {
    client.destroy();
    server.close();
    server.closeAllConnections();
  });
  const answered = new Promise<Outgoing>((resolve) => {
    server.once("request", async (incoming, outgoing: Outgoing) => {
      const url = `http://127.0.0.1${incoming.url}`;
      const around = { url, outbox: new Outbox(), spent, silenceMs: 1000, mistake: () => fine };
      const { inbound, send } = nodeConnection(incoming, outgoing, around);
      await inbound.readBody((piece) => {
        pieces.push(piece);
      });
      await send(answer);
      resolve(outgoing);
    });
  });
  const head = [`POST /${canary}?key=${canary} HTTP/1.1`, "Host: 127.0.0.1", `X-API-KEY: ${canary}`];
  const body = "x".repeat(4000);
  await client.send(`${head.join("\r\n")}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  const outgoing = await answered;
  return { spent, outgoing, names: Object.keys(outgoing.req.headers), pieces };
}

/** Every text that can be reached from an object, names of properties among them. */
function textsWithin(root: object): readonly string[] {
  const texts = new Set<string>();
  const seen = new Set<unknown>([root]);
  for (const each of seen) {
    if (typeof each === "string") texts.add(each);
    if (typeof each !== "object" || each === null || ArrayBuffer.isView(each)) continue;
    for (const name of Reflect.ownKeys(each)) {
      if (typeof name === "string") texts.add(name);
      seen.add(Reflect.getOwnPropertyDescriptor(each, name)?.value);
    }
  }
  return [...texts];
}

const fine = { status: 200, headers: { "content-type": "text/plain" }, body: "fine" };

describe("the exchange that a port keeps", () => {
  it("is the last that is over, with as many headers as it had and no word of it", async () => {
    const { spent, outgoing, names } = await played(fine);
    expect(spent.last?.outgoing).toBe(outgoing);
    expect(names).toEqual(["host", "x-api-key", "content-length"]);
    const texts = textsWithin(spent);
    expect(texts).toContain("x-api-key");
    expect(texts.filter((text) => text.includes(canary))).toEqual([]);
  });

  it("is none that could not be sent as it was", async () => {
    const { spent } = await played({ ...fine, headers: { "content-type": "a line\nbreak" } });
    expect(spent.last).toBeUndefined();
  });

  it("comes with bytes of the shape that those of bodies have", async () => {
    const { spent, pieces } = await played(fine);
    expect(pieces.length).toBeGreaterThan(0);
    expect(pieces.filter((piece) => sameShape(piece, spent.piece))).toEqual(pieces);
    expect(sameShape(Buffer.from("made by a script"), spent.piece)).toBe(false);
  });
});
