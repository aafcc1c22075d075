import { createHash, createHmac } from "node:crypto";
import type { Reply } from "./reply.js";
import type { Rules } from "./rules.js";

/** Keeps result files under signed links, as the documents print them, but with paths of its own. */
export class ObjectStore {
  readonly #files = new Map<string, Uint8Array>();
  readonly #rules: Rules;
  readonly #now: () => number;

  constructor(rules: Rules, now: () => number) {
    this.#rules = rules;
    this.#now = now;
  }

  /** Keeps a file; gives its link. */
  put(origin: string, bytes: Uint8Array): string {
    const name = createHash("sha256").update(String(this.#files.size)).digest("hex").slice(0, 20);
    const path = `/depot/${name.slice(0, 2)}/${name.slice(2)}`;
    this.#files.set(path, bytes);
    const expires = Math.floor((this.#now() + this.#rules.linkLifeMs) / 1000);
    const signature = encodeURIComponent(sign(path, String(expires))).replaceAll("%2F", "/");
    return `${origin}${path}?Expires=${expires}&OSSAccessKeyId=OTHERKEY&Signature=${signature}`;
  }

  get({ pathname, searchParams }: URL): Reply {
    const file = this.#files.get(pathname);
    const expires = searchParams.get("Expires") ?? "";
    const good = searchParams.get("Signature") === sign(pathname, expires);
    const named = searchParams.get("OSSAccessKeyId") !== null;
    if (this.#rules.checksLinks) {
      if (!named || !searchParams.has("Signature"))
        return this.#denied("bucket acl does not allow it", "0003-00000001");
      if (!good) return this.#denied("signatures differ", "0002-00000040", "SignatureDoesNotMatch");
      if (this.#now() > Number(expires) * 1000) return this.#denied("too late", "0002-00000069");
    }
    if (!file) return { status: 404, type: "application/xml", body: "<Error><Code>NoSuchKey</Code></Error>" };
    return { status: 200, type: "binary/octet-stream", body: file };
  }

  #denied(message: string, ec: string, code = this.#rules.denialCode): Reply {
    const all: Readonly<Record<string, string>> = {
      Code: code,
      Message: message,
      RequestId: "5F0C9E7A11B2C3D4E5F60718",
      HostId: "another-bucket.example",
      EC: ec,
    };
    const fields = this.#rules.denialFields.map((name) => `<${name}>${all[name]}</${name}>`);
    return { status: 403, type: "text/xml", body: `<Error>${fields.join("")}</Error>` };
  }
}

function sign(path: string, expires: string): string {
  return createHmac("sha1", "other").update(`${path}\n${expires}`).digest("base64");
}
