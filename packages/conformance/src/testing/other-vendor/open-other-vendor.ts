import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { OtherMeitu } from "./meitu.js";
import { ObjectStore } from "./object-store.js";
import { OtherPicwish, type Parts } from "./picwish.js";
import type { Asked, Reply } from "./reply.js";
import { healthy, type Rules } from "./rules.js";
import type { SteppingClock } from "./stepping-clock.js";

/** The parts of a credential that the other server knows, whatever vendor it plays. */
export const otherCredential = ["other-key", "other-secret"] as const;

export interface OtherVendor {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Opens a server that plays every vendor on a port of this machine, healthy but for what `changed` says. */
export async function openOtherVendor(clock: SteppingClock, changed: Partial<Rules> = {}): Promise<OtherVendor> {
  const rules = { ...healthy, ...changed };
  const now = () => clock.now();
  let port = 0;
  const store = new ObjectStore(rules, now);
  // Results lie on another host than the one that is called.
  const parts: Parts = { rules, clock, store, origin: () => `http://localhost:${port}` };
  const door = new Door(parts);
  const server = createServer((request, response) => {
    void (async () => {
      const reply = await door.answer(await askedOf(request));
      const body = typeof reply.body === "string" ? Buffer.from(reply.body) : reply.body;
      response.writeHead(reply.status, { "CONTENT-TYPE": reply.type, "CONTENT-LENGTH": body.byteLength });
      response.end(body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  port = (server.address() as AddressInfo).port;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function askedOf(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? "/", "http://other.example");
  return {
    method: request.method ?? "GET",
    url,
    headers: request.headers,
    body: new Uint8Array(Buffer.concat(chunks)),
  };
}

/** Lets callers in: by credential, and so many in a second, which begins with the first of them. */
class Door {
  readonly #parts: Parts;
  readonly #picwish: OtherPicwish;
  readonly #meitu: OtherMeitu;
  #window = { from: 0, count: 0 };

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#picwish = new OtherPicwish(parts);
    this.#meitu = new OtherMeitu(parts);
  }

  async answer(asked: Asked): Promise<Reply> {
    const { rules, store } = this.#parts;
    const { url, headers } = asked;
    const [key, secret] = otherCredential;
    if (url.pathname.startsWith("/depot/")) return store.get(url);
    if (url.pathname.startsWith("/v1/")) {
      const { searchParams } = url;
      const known = searchParams.get("api_key") === key && searchParams.get("api_secret") === secret;
      if (!known && !rules.anyCredential) return this.#meitu.refuse(90005, "who is this");
      return this.#meitu.answer(asked);
    }
    const given = headers.authorization ?? headers["x-api-key"];
    const known = given === key || given === `APPCODE ${key}`;
    if (!known && !rules.anyCredential) return this.#picwish.refuse(rules.unauthorized, "Unbekannt");
    if (!this.#admits()) return this.#picwish.refuse(rules.tooManyRequests, "Zu schnell");
    return this.#picwish.answer(asked);
  }

  #admits(): boolean {
    const { clock, rules } = this.#parts;
    if (clock.now() >= this.#window.from + 1000) this.#window = { from: clock.now(), count: 0 };
    this.#window.count++;
    return this.#window.count <= rules.qps;
  }
}
