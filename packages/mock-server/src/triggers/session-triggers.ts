import type { AnyVendor } from "@graycard/core";
import { sha256Hex } from "#platform/hash";
import type { FaultScript, SavedFault } from "../faults/fault-script.js";
import { wordsIn } from "./grammar.js";
import type { TriggerBook } from "./trigger-book.js";

/** What words in one place come to: a script, if any of them is good, and what is wrong with the others. */
export interface TriggerReading {
  readonly script: FaultScript | undefined;
  readonly problems: readonly string[];
  /** Whether these words were not met before: then it is time to say what is wrong with them. */
  readonly isNew?: boolean;
}

/** A reading and how far its script has come. */
interface SavedReading {
  readonly script?: readonly SavedFault[] | undefined;
  readonly problems: readonly string[];
}

/** How far the words that a session met have come. */
export interface SavedTriggers {
  readonly key?: SavedReading | undefined;
  readonly names: readonly ({ readonly name: string } & SavedReading)[];
}

/** More names with words in them than any honest test sends; the one met longest ago is forgotten first. */
const mostNames = 1000;

const nothing: TriggerReading = { script: undefined, problems: [] };

/** The words that a session has met, and how often each applied: of its key, and of the files and addresses it sent. */
export class SessionTriggers {
  #key: TriggerReading | undefined;
  readonly #names = new Map<string, TriggerReading>();

  /** The words of the session's key; read once, and the key is not kept. */
  ofKey(parts: readonly string[], vendor: AnyVendor, book: TriggerBook): TriggerReading {
    if (this.#key) return this.#key;
    this.#key = book.script(parts.flatMap(wordsIn), vendor, "key");
    return { ...this.#key, isNew: true };
  }

  /** Forgets how often each word applied, as if none had been met yet. */
  clear(): void {
    this.#key = undefined;
    this.#names.clear();
  }

  /** The script of the key's words, as far as they were read. */
  get key(): FaultScript | undefined {
    return this.#key?.script;
  }

  /** How far the words that were met have come. Of names only hashes are known. */
  save(): SavedTriggers {
    const names = [...this.#names].map(([name, reading]) => ({ name, ...saveReading(reading) }));
    return { ...(this.#key ? { key: saveReading(this.#key) } : {}), names };
  }

  /** Goes on from where the words stood. */
  load({ key, names }: SavedTriggers, emptyScript: () => FaultScript): void {
    this.#key = key && loadReading(key, emptyScript);
    this.#names.clear();
    for (const { name, ...reading } of names) this.#names.set(name, loadReading(reading, emptyScript));
  }

  /**
   * The words of the names that one submit sent. The same names share one script, so that a caller who sends a file
   * again comes to the end of counted words.
   */
  ofNames(names: readonly string[], vendor: AnyVendor, book: TriggerBook): TriggerReading {
    const words: string[] = [];
    for (const name of names) words.push(...wordsIn(name));
    if (words.length === 0) return nothing;
    // A hash: an address may have a secret in it.
    const key = sha256Hex([vendor.id, ...names].join("\0"));
    const known = this.#names.get(key);
    const reading = known ?? book.script(words, vendor, "file-name");
    this.#names.delete(key);
    this.#names.set(key, reading);
    const [oldest] = this.#names.keys();
    if (this.#names.size > mostNames && oldest !== undefined) this.#names.delete(oldest);
    return known ?? { ...reading, isNew: true };
  }
}

function saveReading({ script, problems }: TriggerReading): SavedReading {
  return { ...(script ? { script: script.save() } : {}), problems };
}

function loadReading({ script, problems }: SavedReading, emptyScript: () => FaultScript): TriggerReading {
  if (!script) return { script: undefined, problems };
  const loaded = emptyScript();
  loaded.load(script);
  return { script: loaded, problems };
}
