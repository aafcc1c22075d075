import { fetchPicture } from "./fetch-picture.js";
import { openPicture, writePicture } from "./open-picture.js";
import type { Parts } from "./picwish.js";
import { type Fields, readFields } from "./read-fields.js";
import { type Asked, type Reply, reversedJson } from "./reply.js";

const mostBytes = 2_000_000;
const leastSide = 48;

interface Medium {
  readonly media_data?: unknown;
  readonly media_profiles?: { readonly media_data_type?: unknown };
}

/** Meitu's quality repair by its document, with finer numbers for failures than the document has. */
export class OtherMeitu {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async answer({ url, headers, body }: Asked): Promise<Reply> {
    if (url.pathname !== "/v1/aiquality") return this.refuse(90014, "no such path");
    const fields = await readFields(String(headers["content-type"] ?? "application/json"), body);
    const media = fields?.media_info_list;
    const parameter = fields?.parameter;
    if (!Array.isArray(media) || media.length === 0 || !isObject(parameter)) return this.refuse(21102, "incomplete");
    const items: unknown[] = [];
    const wanted = parameter.rsp_media_type;
    for (const medium of media as readonly Medium[]) {
      const item = await this.#repair(medium, wanted);
      if (typeof item === "number") return this.refuse(item, "cannot be done");
      items.push(item);
    }
    this.#parts.clock.pass(this.#parts.rules.workMs);
    const answer = { media_info_list: items, parameter: { rsp_media_type: wordFor(wanted), version: "7.3" } };
    return reversedJson(200, answer, this.#parts.rules.jsonType);
  }

  refuse(ErrorCode: number, ErrorMsg: string): Reply {
    const { meituFailureStatus, jsonType } = this.#parts.rules;
    return reversedJson(meituFailureStatus, { ErrorCode, ErrorMsg, Data: "see the list" }, jsonType);
  }

  async #repair({ media_data, media_profiles }: Medium, wanted: unknown): Promise<unknown> {
    const { rules, store, origin } = this.#parts;
    const type = isObject(media_profiles) ? (media_profiles.media_data_type ?? "jpg") : undefined;
    if (typeof media_data !== "string" || media_data === "" || type === undefined) return 21102;
    if (!rules.unlistedValues && !["jpg", "png", "url"].includes(String(type))) return 21104;
    if (media_data.startsWith("data:")) return 21104;
    const bytes =
      type === "url"
        ? await fetchPicture(media_data, this.#parts.clock)
        : new Uint8Array(Buffer.from(media_data, "base64"));
    if (!bytes) return 21203;
    if (bytes.byteLength > Math.min(mostBytes, rules.imageBytes)) return 433;
    const raw = await openPicture(bytes, rules, ["jpeg", "png"]);
    if (!raw) return 23101;
    if (Math.min(raw.width, raw.height) < leastSide) return 23103;
    const word = wordFor(wanted);
    const file = await writePicture(raw, word === "png" ? "png" : "jpg");
    const data = word === "url" ? store.put(origin(), file) : Buffer.from(file).toString("base64");
    return { media_data: data, media_profiles: { media_data_type: word } };
  }
}

function wordFor(wanted: unknown): "jpg" | "png" | "url" {
  return wanted === "url" || wanted === "png" ? wanted : "jpg";
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
