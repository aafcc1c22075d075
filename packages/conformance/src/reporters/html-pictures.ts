import type { Album, AlbumPicture } from "../album/album.js";
import type { Check } from "../check.js";
import { isQuiet } from "./check-text.js";
import { text } from "./html-text.js";

/** How many characters of pictures a page takes unless told otherwise. */
export const mostPictureChars = 4 * 1024 * 1024;

/** How many results of checks that passed stand below an endpoint. */
const mostPassed = 12;

/** Puts pictures on a page until there is no more room, and counts what was left out. */
export class PagePictures {
  readonly #album: Album | undefined;
  #room: number;
  #leftOut = 0;

  constructor(album: Album | undefined, room: number) {
    this.#album = album;
    this.#room = room;
  }

  /** What was sent and what came, below a check that did not pass. */
  ofCheck(check: Check): string {
    if (isQuiet(check.verdict)) return "";
    return this.#strip(this.#album?.picturesOf(check.evidence ?? []) ?? []);
  }

  /** Some of the results that passed, for whoever wants to see them with their own eyes. */
  ofPassed(checks: readonly Check[]): string {
    const passed = checks.filter(({ verdict }) => verdict === "pass");
    const results = passed.flatMap(({ evidence = [] }) => this.#album?.picturesOf(evidence) ?? []);
    const once = new Map(results.flatMap((each) => (each.way === "received" && each.uri ? [[each.uri, each]] : [])));
    const shown = [...once.values()].slice(0, mostPassed);
    if (shown.length === 0) return "";
    const head = `${shown.length} of ${once.size} results that passed`;
    return `<details class="passed"><summary>${head}</summary>${this.#strip(shown)}</details>`;
  }

  /** Says that pictures were left out; empty where all are there. Asked last. */
  leftOut(): string {
    if (this.#leftOut === 0) return "";
    return `${this.#leftOut} pictures are left out: those above them fill all the room that a page has for pictures. Judge fewer checks with --select to see them.`;
  }

  #strip(pictures: readonly AlbumPicture[]): string {
    if (pictures.length === 0) return "";
    return `<div class="pictures">${pictures.map((each) => this.#figure(each)).join("")}</div>`;
  }

  #figure({ way, name, told, uri }: AlbumPicture): string {
    const caption = `<figcaption><b>${way} ${text(name)}</b> ${text(told)}</figcaption>`;
    if (uri === undefined) return `<figure class="none">${caption}</figure>`;
    if (uri.length > this.#room) {
      this.#leftOut++;
      return `<figure class="none">${caption}<p>left out for want of room</p></figure>`;
    }
    this.#room -= uri.length;
    return `<figure><img alt="${way} ${text(name)}" src="${uri}">${caption}</figure>`;
  }
}
