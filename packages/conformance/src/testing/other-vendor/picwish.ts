import { createHash } from "node:crypto";
import { fetchPicture } from "./fetch-picture.js";
import type { ObjectStore } from "./object-store.js";
import { openPicture, type Raw } from "./open-picture.js";
import { type Fields, fileOf, readFields, textOf, type Uploaded } from "./read-fields.js";
import { type Asked, type Reply, reversedJson } from "./reply.js";
import type { Rules } from "./rules.js";
import type { SteppingClock } from "./stepping-clock.js";
import { type Box, cutOut, enlarge, fill, type Results, withinBoxes, withinMask } from "./work.js";

/** What a server with this envelope is made of. */
export interface Parts {
  readonly rules: Rules;
  readonly clock: SteppingClock;
  readonly store: ObjectStore;
  /** The address of the server itself, under another name than callers know it by. */
  readonly origin: () => string;
}

interface Task {
  readonly id: string;
  readonly tool: string;
  readonly createdAt: number;
  readonly fields: Fields;
  /** The results, or the number of the failure. */
  readonly outcome: Results | number;
  polls: number;
}

const tools = ["scale", "inpaint", "segmentation"] as const;

const values: Readonly<Record<string, readonly string[]>> = {
  sync: ["0", "1"],
  return_type: ["1", "2", "3"],
  type: ["clean", "face", "person", "object", "stamp"],
  scale_factor: ["1", "2", "4"],
  output_type: ["1", "2", "3"],
  crop: ["0", "1"],
  format: ["png", "jpg"],
};

/** PicWish by its three documents, and the object removal of the Alibaba Cloud Market, which has the same envelope. */
export class OtherPicwish {
  readonly #parts: Parts;
  readonly #tasks = new Map<string, Task>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async answer({ method, url, headers, body }: Asked): Promise<Reply> {
    const { rules } = this.#parts;
    const [, tool = "", id] = /^\/(?:api\/)?tasks\/visual\/([a-z]+)(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
    const market = url.pathname === "/tasks/visual/watermark";
    if (!market && !(tools as readonly string[]).includes(tool)) return this.refuse(rules.notFound, "Kein solcher Weg");
    if (method === "GET") return this.#poll(tool, id ?? "");
    const fields = await readFields(String(headers["content-type"] ?? ""), body);
    if (!fields) return this.refuse(rules.wrongParameter, "Unlesbar");
    const wrong = this.#wrong(tool, fields);
    if (wrong !== undefined) return this.refuse(wrong, "Etwas stimmt nicht");
    const task = await this.#begin(tool, fields);
    if (!market && textOf(fields, "sync") !== "1") {
      return this.#say({ status: 200, message: "success", data: { task_id: task.id } });
    }
    this.#parts.clock.pass(rules.workMs);
    return this.#show(task);
  }

  refuse(status: number, message: string): Reply {
    return reversedJson(status, { status, message }, this.#parts.rules.jsonType);
  }

  #say(value: unknown): Reply {
    return reversedJson(200, value, this.#parts.rules.jsonType);
  }

  /** The status of a request that is wrong. */
  #wrong(tool: string, fields: Fields): number | undefined {
    const { rules } = this.#parts;
    const isMarket = tool === "watermark";
    const files = isMarket ? [] : ["image_file", "mask_file"].flatMap((name) => fileOf(fields, name) ?? []);
    if (files.some((file) => file.byteLength > rules.imageBytes)) return rules.tooLarge;
    const heeded = Object.keys(values).filter((name) => !isMarket && (name !== "type" || tool !== "inpaint"));
    const lists = { ...values, type: tool === "scale" ? ["clean", "face"] : ["person", "object", "stamp"] };
    const isUnlisted = (name: string) => {
      const text = textOf(fields, name);
      return text !== undefined && !lists[name as keyof typeof lists]?.includes(text);
    };
    const type = textOf(fields, "type");
    const faces = textOf(fields, "fix_face_only");
    const binary = textOf(fields, "return_type") === "3" && !isMarket;
    const colour = textOf(fields, "bg_color");
    const addresses = ["image_url", "mask_url"].flatMap((name) => textOf(fields, name) ?? []);
    const problems = [
      !isMarket && !fileOf(fields, "image_file") && !textOf(fields, "image_base64") && !textOf(fields, "image_url"),
      isMarket && !textOf(fields, "image_url"),
      !rules.unlistedValues && heeded.some(isUnlisted),
      tool === "scale" && type === undefined,
      tool === "scale" && type === "face" && faces !== undefined && !["0", "1"].includes(faces),
      binary && (textOf(fields, "sync") !== "1" || textOf(fields, "output_type") === "1"),
      tool === "segmentation" &&
        textOf(fields, "format") === "jpg" &&
        colour !== undefined &&
        !/^[0-9a-f]{6}$/i.test(colour),
      addresses.some((each) => each.length > rules.urlChars || !/^(https?|oss):\/\//i.test(each)),
      (isMarket || tool === "inpaint") && !this.#isMarked(fields),
    ];
    return problems.includes(true) ? rules.wrongParameter : undefined;
  }

  #isMarked(fields: Fields): boolean {
    const mask = fileOf(fields, "mask_file") ?? textOf(fields, "mask_url") ?? textOf(fields, "mask_base64");
    if (mask !== undefined) return true;
    const boxes = boxesOf(fields);
    return boxes !== undefined && boxes.length > 0 && boxes.length <= this.#parts.rules.rectangles;
  }

  async #begin(tool: string, fields: Fields): Promise<Task> {
    const { clock } = this.#parts;
    const createdAt = clock.now();
    const hex = createHash("sha256").update(`${tool}${this.#tasks.size}`).digest("hex");
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    const task = { id, tool, createdAt, fields, outcome: await this.#work(tool, fields), polls: 0 };
    this.#tasks.set(id, task);
    return task;
  }

  async #work(tool: string, fields: Fields): Promise<Results | number> {
    const { rules } = this.#parts;
    const bytes = await this.#source(fields, "image", tool === "watermark");
    if (typeof bytes === "number") return bytes;
    const raw = await openPicture(bytes, rules);
    if (!raw) return rules.invalidImage;
    if (tool === "scale") return enlarge(raw, textOf(fields, "scale_factor"), rules);
    if (tool === "segmentation") {
      const outputs = { 1: ["image", "mask"], 3: ["mask"] }[textOf(fields, "output_type") ?? ""] ?? ["image"];
      const format = textOf(fields, "format") === "jpg" ? "jpg" : "png";
      const background = textOf(fields, "bg_color") ?? "ffffff";
      const cut = { outputs, crop: textOf(fields, "crop") === "1", format, background } as const;
      return (await cutOut(raw, cut, rules)) ?? -1;
    }
    return this.#repair(raw, fields, tool === "watermark");
  }

  async #repair(raw: Raw, fields: Fields, market: boolean): Promise<Results | number> {
    const { rules } = this.#parts;
    const boxes = boxesOf(fields);
    const hasMask = ["mask_file", "mask_url", "mask_base64"].some((name) => fields[name] !== undefined);
    if (!hasMask || (!rules.maskFirst && boxes)) return fill(raw, withinBoxes(boxes ?? []), rules);
    const mask = await this.#source(fields, "mask", market);
    if (typeof mask === "number") return mask;
    const marked = await withinMask(mask, raw, rules);
    return marked ? fill(raw, marked, rules) : rules.invalidImage;
  }

  /** The picture of a request, by file, address or text, in this order; or the number of the failure. */
  async #source(fields: Fields, slot: "image" | "mask", market: boolean): Promise<Uploaded | number> {
    const { rules, clock } = this.#parts;
    const file = market ? undefined : fileOf(fields, `${slot}_file`);
    const address = textOf(fields, `${slot}_url`);
    const text = market ? undefined : textOf(fields, `${slot}_base64`);
    const decoded = text === undefined ? undefined : new Uint8Array(Buffer.from(text, "base64"));
    if (!rules.fileFirst && decoded) return decoded;
    if (file) return file;
    if (address === undefined) return decoded ?? rules.invalidImage;
    const bytes = await fetchPicture(address, clock);
    if (!bytes) return rules.sourceDownload;
    return bytes.byteLength > rules.imageBytes ? rules.sourceTooLarge : bytes;
  }

  #poll(tool: string, id: string): Reply {
    const { rules, clock } = this.#parts;
    const task = this.#tasks.get(id);
    if (!task || task.tool !== tool) return this.refuse(rules.notFound, "Keine solche Aufgabe");
    const share = (clock.now() - task.createdAt) / rules.workMs;
    const over = rules.leavesEnd && task.polls > 0;
    if (share >= 1 && !over) {
      task.polls++;
      return this.#show(task);
    }
    const state = [0, 2, 3, 4][Math.min(3, Math.floor(share * 4))];
    const progress = Math.min(90, Math.floor(share * 100));
    const early = rules.resultWhileRunning ? { image: `${this.#parts.origin()}/depot/early` } : {};
    const data = { task_id: id, created_at: this.#stamp(task.createdAt), state, progress, ...early };
    return this.#say({ status: 200, message: "success", data });
  }

  #show(task: Task): Reply {
    const { rules, store, origin } = this.#parts;
    const { outcome, fields, createdAt, id, tool } = task;
    const end = createdAt + rules.workMs;
    const common = { task_id: id, created_at: this.#stamp(createdAt), processed_at: this.#stamp(createdAt + 700) };
    if (typeof outcome === "number") {
      const results = rules.resultOfFailure ? { image: `${origin()}/depot/none` } : {};
      const data = { ...common, state: outcome, progress: rules.failedProgress, ...results };
      return this.#say({ status: 200, message: "success", data });
    }
    const form = tool === "watermark" ? "1" : (textOf(fields, "return_type") ?? "1");
    const [only] = Object.values(outcome);
    if (form === "3" && only) return { status: 200, type: "application/octet-stream", body: only };
    const pictures = Object.entries(outcome).map(([name, bytes]) => {
      return [name, form === "2" ? Buffer.from(bytes).toString("base64") : store.put(origin(), bytes)];
    });
    const data = {
      ...common,
      ...Object.fromEntries(pictures),
      completed_at: this.#stamp(end),
      progress: rules.endProgress,
      return_type: Number(form),
      state: 1,
      ...(tool === "scale" || tool === "segmentation" ? { type: textOf(fields, "type") ?? "auto" } : {}),
      ...(tool === "segmentation" ? { output_type: Number(textOf(fields, "output_type") ?? 2) } : {}),
    };
    return this.#say({ status: 200, message: "success", data });
  }

  #stamp(ms: number): number {
    return this.#parts.rules.millisecondStamps ? ms : Math.floor(ms / 1000);
  }
}

/** The boxes of a request; undefined where there are none, or none that can be read. */
function boxesOf(fields: Fields): readonly Box[] | undefined {
  const given = fields.rectangles;
  try {
    const boxes = typeof given === "string" ? JSON.parse(given) : given;
    if (!Array.isArray(boxes)) return undefined;
    const numbers = boxes.flatMap(({ x, y, width, height }: Box) => [x, y, width, height]);
    return numbers.every((each) => Number.isInteger(each) && each >= 0) ? boxes : undefined;
  } catch {
    return undefined;
  }
}
