import { createHash } from "node:crypto";
import { probePicture } from "@graycard/core";
import type { Subject } from "../../subject.js";
import { placesOf } from "./json-path.js";
import type { SeenAnswer, SeenPicture } from "./survey.js";

/** What came back for one request, before anybody changes it. */
export interface Passed {
  readonly operation: "submit" | "poll" | "fetch-result";
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of an answer in JSON. */
  readonly json?: unknown;
  readonly phase?: string;
  /** Of a file that a link led to: the output it was linked as. */
  readonly output?: string;
}

/** Lets every answer of a subject go through a hand, which may change it. */
export function passThrough(subject: Subject, hand: (passed: Passed) => Response | Promise<Response>): Subject {
  const linked = new Map<string, string>();
  return {
    ...subject,
    async send(request) {
      const response = await subject.send(request);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const output = linked.get(linkKey(request.url));
      if (output !== undefined) return hand({ operation: "fetch-result", response, bytes, output });
      const operation = request.method === "GET" ? "poll" : "submit";
      const json = jsonOf(bytes);
      if (json === undefined) return hand({ operation, response, bytes });
      const reading = subject.vendor.readAnswer(response.status, json);
      if ("outputs" in reading) {
        const links = reading.outputs.flatMap((record) => Object.entries(record));
        for (const [name, link] of links) if (URL.canParse(link)) linked.set(linkKey(link), name);
      }
      return hand({ operation, response, bytes, json, phase: reading.phase });
    },
  };
}

/** Links that were tampered with lead to the same file. */
function linkKey(link: string): string {
  const { host, pathname } = new URL(link);
  return `${host}${pathname}`;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** The answer again, its body unread. */
export function unread({ response, bytes }: Pick<Passed, "response" | "bytes">): Response {
  const { status, headers } = response;
  return new Response(status === 204 || status === 304 ? null : bytes, { status, headers });
}

/** Notes what a subject is asked for and answers; each kind once. */
export class Notes {
  readonly operations = new Set<string>();
  readonly #digest = createHash("sha1");
  readonly #answers = new Map<string, SeenAnswer>();
  readonly #pictures = new Map<string, SeenPicture>();

  watch(subject: Subject): Subject {
    return passThrough(subject, (passed) => {
      this.#note(passed);
      return unread(passed);
    });
  }

  /** A digest of all that came back. To be asked for once, at the end. */
  digest(): string {
    return this.#digest.digest("hex");
  }

  get answers(): readonly SeenAnswer[] {
    return [...this.#answers.values()];
  }

  get pictures(): readonly SeenPicture[] {
    return [...this.#pictures.values()];
  }

  #note({ operation, response, bytes, json, phase, output }: Passed): void {
    this.operations.add(operation);
    this.#digest.update(JSON.stringify([response.status, [...response.headers]])).update(bytes);
    if (phase !== undefined) {
      const { status, headers } = response;
      const form = [phase, status, ...placesOf(json).map(({ path, value }) => `${path.join(".")}:${typeof value}`)];
      const seen = { phase, status, headers: [...headers.keys()], json: shortened(json) };
      if (!this.#answers.has(form.join(" "))) this.#answers.set(form.join(" "), seen);
    }
    const probe = output === undefined ? undefined : probePicture(bytes);
    if (output !== undefined && probe?.ok) {
      const picture = { output, format: probe.facts.format, alpha: probe.facts.alpha };
      this.#pictures.set(JSON.stringify(picture), picture);
    }
  }
}

/** Pictures in base64 are not needed to know the form of an answer. */
function shortened(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json), (_, value) => (typeof value === "string" ? value.slice(0, 200) : value));
}
