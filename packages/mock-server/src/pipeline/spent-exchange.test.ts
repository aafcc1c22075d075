import { describe, expect, it, onTestFinished, vi } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { pushedClient } from "../testing/pushed-client.js";
import { sameShape } from "../testing/same-shape.js";
import { SocketClient } from "../testing/socket-client.js";
import { testSession } from "../testing/test-mock.js";
import { textsWithin } from "../testing/texts-within.js";
import type { Answer } from "./answer.js";
import { nodeConnection, type Outgoing } from "./node-connection.js";
import { Outbox } from "./outbox.js";
import { SpentExchange } from "./spent-exchange.js";

const canary = "canary-3f1c9a";

interface Played {
  readonly spent: SpentExchange;
  readonly outgoing: Outgoing;
  /** The names of the headers of the request, once it is over. */
  readonly names: readonly string[];
  readonly pieces: readonly Uint8Array[];
}

/**
 * Sends a request in which a secret is wherever one can be, and answers it in this way: once its body has come, or at once
 * where it is said to be longer.
 */
async function played(answer: Answer, length?: number): Promise<Played> {
  const spent = new SpentExchange();
  const pieces: Uint8Array[] = [];
  const { server, client } = await pushedClient();
  const answered = new Promise<Outgoing>((resolve) => {
    server.once("request", async (incoming, outgoing: Outgoing) => {
      const url = `http://127.0.0.1${incoming.url}`;
      const around = { url, outbox: new Outbox(), spent, silenceMs: 1000, mistake: () => fine };
      const { inbound, send } = nodeConnection(incoming, outgoing, around);
      const keepPiece = (piece: Uint8Array) => void pieces.push(piece);
      if (length === undefined) await inbound.readBody(keepPiece);
      await send(answer);
      resolve(outgoing);
    });
  });
  const head = [`POST /${canary}?key=${canary} HTTP/1.1`, "Host: 127.0.0.1", `X-API-KEY: ${canary}`];
  const body = "x".repeat(4000);
  await client.send(`${head.join("\r\n")}\r\nContent-Length: ${length ?? body.length}\r\n\r\n${body}`);
  const outgoing = await answered;
  return { spent, outgoing, names: Object.keys(outgoing.req.headers), pieces };
}

const fine = { status: 200, headers: { "content-type": "text/plain" }, body: "fine" };

const host = `Host: 127.0.0.1\r\nX-Own: ${canary}`;
const submit = "POST /api/tasks/visual/scale HTTP/1.1";
const multipart = "Content-Type: multipart/form-data; boundary=b";

/** Requests that are not answered, or not like others, each with a word in it. */
const secondRequests: readonly {
  readonly name: string;
  readonly isAnswered: boolean;
  readonly bytes: (key: string) => string;
  /** What is sent once it was answered. */
  readonly behind?: string;
}[] = [
  {
    name: "an upload that breaks off",
    isAnswered: false,
    bytes: (key) => `${submit}\r\n${host}\r\nX-API-KEY: ${key}\r\n${multipart}\r\nContent-Length: 5000\r\n\r\n--b\r\n`,
  },
  {
    name: "an answer that breaks off",
    isAnswered: true,
    bytes: (key) =>
      `${submit}\r\n${host}\r\nX-API-KEY: ${key}\r\nX-Graycard-Trigger: gc-truncated-body\r\nContent-Length: 0\r\n\r\n`,
  },
  {
    name: "an upload to an odd address that breaks off",
    isAnswered: false,
    bytes: (key) =>
      `POST //api/tasks/visual/scale HTTP/1.1\r\n${host}\r\nX-API-KEY: ${key}\r\n${multipart}\r\nContent-Length: 5000\r\n\r\n--b\r\n`,
  },
  {
    name: "a method that few use",
    isAnswered: true,
    bytes: () => `OPTIONS /${canary} HTTP/1.1\r\n${host}\r\n\r\n`,
  },
  {
    name: "words behind a body",
    isAnswered: true,
    bytes: (key) =>
      `${submit}\r\n${host}\r\nX-API-KEY: ${key}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Late: ${canary}\r\n\r\n`,
  },
  {
    name: "words behind a body that nobody read",
    isAnswered: true,
    bytes: () => `${submit}\r\n${host}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`,
    behind: `0\r\nX-Late: ${canary}\r\n\r\n`,
  },
];

describe("the exchange that a port keeps", () => {
  it("is the last that is over, with as many headers as it had and no word of it", async () => {
    const { spent, outgoing, names } = await played(fine);
    expect(spent.last?.outgoing).toBe(outgoing);
    expect(names).toEqual(["host", "x-api-key", "content-length"]);
    const texts = textsWithin(spent);
    expect(texts).toContain("x-api-key");
    expect(texts.filter((text) => text.includes(canary))).toEqual([]);
  });

  it("is none of which the rest may still come", async () => {
    const { spent } = await played(fine, 9000);
    expect(spent.last).toBeUndefined();
  });

  it.each(secondRequests)(
    "does not lead to the words of a request behind it: $name",
    async ({ bytes, isAnswered, behind }) => {
      const keep = vi.spyOn(SpentExchange.prototype, "keep");
      const { mock, session } = testSession();
      const { port, close } = await mock.listen();
      const client = await SocketClient.open(port);
      onTestFinished(async () => {
        keep.mockRestore();
        client.destroy();
        await close();
      });
      await client.send("GET /_graycard/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
      await client.until(({ received }) => received.includes("200 OK"));
      const [spent] = keep.mock.contexts as SpentExchange[];
      const first = spent?.last;
      const [key = ""] = session.credentials.picwish ?? [];
      await client.send(bytes(key));
      const led = () => textsWithin({ spent, first }).some((text) => text.includes(canary));
      const becomes = async (is: boolean) => {
        for (let turns = 0; led() !== is && turns < 2000; turns++) await nextTurn();
        expect(led()).toBe(is);
      };
      // What is not answered is there until its caller goes away.
      if (isAnswered) await client.until(({ received }) => received.split("HTTP/1.1 ").length > 2);
      if (behind !== undefined) await client.send(behind);
      if (!isAnswered || behind !== undefined) await becomes(true);
      client.destroy();
      await becomes(false);
    },
  );

  it("comes with bytes of the shape that those of bodies have", async () => {
    const { spent, pieces } = await played(fine);
    expect(pieces.length).toBeGreaterThan(0);
    expect(pieces.filter((piece) => sameShape(piece, spent.piece))).toEqual(pieces);
    expect(sameShape(Buffer.from("made by a script"), spent.piece)).toBe(false);
  });
});
