import { createHash } from "node:crypto";
import type { AnswerReading } from "@graycard/core";
import { type NamedBytes, outputsOf, picturesInAnswer, picturesInFields } from "./pictures-in.js";
import { makePreview, type Preview } from "./preview.js";

/** A picture of an exchange, as a report shows it. */
export interface AlbumPicture extends Preview {
  /** Whether the suite sent it or the subject gave it. */
  readonly way: "sent" | "received";
  /** The vendor's name for it: a field of the request, or of the result. */
  readonly name: string;
}

/** An exchange as it happened, with all its bytes. */
export interface AlbumEntry {
  /** The id of the exchange. */
  readonly id: string;
  readonly vendor: string;
  readonly url: string;
  /** What the request was written from. */
  readonly fields: Readonly<Record<string, unknown>> | undefined;
  readonly bytes: Uint8Array;
  readonly reading: AnswerReading;
  /** Whether it fetched a result, which then is one, whatever came. */
  readonly isFile: boolean;
}

interface Kept {
  readonly way: "sent" | "received";
  readonly name: string;
  readonly hash: string;
}

/**
 * The pictures of a run, each once and made small, for reports that show them. They are no part of the run itself: its
 * exchanges say of a picture what it was, and never have it.
 */
export class Album {
  readonly #previews = new Map<string, Preview>();
  readonly #pending = new Map<string, Promise<void>>();
  readonly #hosted = new Map<string, Uint8Array>();
  readonly #own = new Map<string, readonly Kept[]>();
  /** Which exchange began what another one belongs to: by task, and by the link that was fetched. */
  readonly #origin = new Map<string, string>();
  readonly #byTask = new Map<string, string>();
  readonly #byLink = new Map<string, { readonly id: string; readonly name: string }>();

  /** Remembers what is at an address of the suite's own. */
  host(url: string, bytes: Uint8Array): void {
    this.#hosted.set(url, bytes);
  }

  /** Takes in an exchange. Its bytes are let go of when the previews are made. */
  add({ id, vendor, url, fields, bytes, reading, isFile }: AlbumEntry): void {
    const link = isFile ? this.#byLink.get(url) : undefined;
    const sent = picturesInFields(fields ?? {}, (address) => this.#hosted.get(address));
    const received = picturesInAnswer(bytes, reading, isFile);
    const named = link ? received.map((each) => ({ ...each, name: link.name })) : received;
    this.#own.set(id, [
      ...sent.map((each) => this.#keep("sent", each)),
      ...named.map((each) => this.#keep("received", each)),
    ]);
    const origin = link?.id ?? this.#begun({ id, vendor, reading, fields });
    if (origin !== undefined && origin !== id) this.#origin.set(id, origin);
    for (const [name, text] of outputsOf(reading)) {
      if (URL.canParse(text)) this.#byLink.set(new URL(text).href, { id, name });
    }
  }

  /** Resolves when every picture so far has its preview. */
  async done(): Promise<void> {
    await Promise.all(this.#pending.values());
  }

  /** The pictures that exchanges show, and what was sent to get there; each once, first what was sent. */
  picturesOf(ids: readonly string[]): readonly AlbumPicture[] {
    const all = ids.flatMap((id) => this.#trail(id)).flatMap((id) => this.#own.get(id) ?? []);
    const once = new Map(all.map((kept) => [`${kept.way} ${kept.name} ${kept.hash}`, kept]));
    const shown = [...once.values()].map(({ way, name, hash }) => ({
      ...(this.#previews.get(hash) ?? { told: "no preview was made" }),
      ...{ way, name },
    }));
    return [...shown.filter(({ way }) => way === "sent"), ...shown.filter(({ way }) => way === "received")];
  }

  /** An exchange and those it goes back to. */
  #trail(id: string): readonly string[] {
    const trail = new Set<string>();
    for (let at: string | undefined = id; at !== undefined && !trail.has(at); at = this.#origin.get(at)) trail.add(at);
    return [...trail];
  }

  #begun({
    id,
    vendor,
    reading,
    fields,
  }: Pick<AlbumEntry, "id" | "vendor" | "reading" | "fields">): string | undefined {
    if (!("taskId" in reading) || reading.taskId === undefined) return undefined;
    const task = `${vendor} ${reading.taskId}`;
    if (fields) this.#byTask.set(task, id);
    return this.#byTask.get(task);
  }

  #keep(way: Kept["way"], { name, bytes }: NamedBytes): Kept {
    const hash = createHash("sha256").update(bytes).digest("hex");
    if (!this.#pending.has(hash)) {
      this.#pending.set(
        hash,
        makePreview(bytes).then((preview) => void this.#previews.set(hash, preview)),
      );
    }
    return { way, name, hash };
  }
}
