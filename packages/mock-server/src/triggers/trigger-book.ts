import type { AnyVendor } from "@graycard/core";
import { FaultScript } from "../faults/fault-script.js";
import { FaultScriptError, type PreparedFault, prepareFault, type ScriptedFault } from "../faults/scripted-fault.js";
import { nearWords, parseWord } from "./grammar.js";
import { listTriggers } from "./index.js";
import { type Trigger, type TriggerPlace, triggerPlaces } from "./trigger.js";

/** What a word comes to at a vendor: planned faults, or why it is none. */
export type WordReading =
  | { readonly ok: true; readonly prepared: readonly PreparedFault[] }
  | { readonly ok: false; readonly problem: string; readonly near: readonly string[] };

/** Places as they are told of. Names of files and addresses are read together. */
const placeNames: Readonly<Record<TriggerPlace, string>> = {
  key: "the key",
  header: "the header",
  "file-name": "a file name or address",
  url: "a file name or address",
};

/** The word itself is not repeated: a key may have such letters in it without meaning anything by them. */
const noTrigger = "a word that begins with gc- is no trigger; graycard triggers lists those that are";

/** The word that was probably meant. Of a key as little is shown as can be: it would be nearly the word itself. */
function meant({ near }: { readonly near: readonly string[] }, place: TriggerPlace): string {
  return near[0] === undefined || place === "key" ? "" : `; the nearest is ${near[0]}`;
}

/** Knows what every word does at every vendor; each is worked out when it is first met. */
export class TriggerBook {
  readonly #vendors: readonly AnyVendor[];
  #triggers: ReadonlyMap<string, Trigger> | undefined;
  readonly #readings = new Map<string, WordReading>();

  constructor(vendors: readonly AnyVendor[]) {
    this.#vendors = vendors;
  }

  /** What a word comes to in a place, at a vendor. */
  read(text: string, vendor: AnyVendor, place: TriggerPlace): WordReading {
    const key = `${vendor.id} ${place} ${text}`;
    const known = this.#readings.get(key);
    if (known) return known;
    const reading = this.#work(text, vendor, place);
    // Only what is good is kept: anybody can make up words without end.
    if (reading.ok) this.#readings.set(key, reading);
    return reading;
  }

  /** A script of the words that are good at a vendor, if any is, and what is wrong with the others. */
  script(
    words: readonly string[],
    vendor: AnyVendor,
    place: TriggerPlace,
  ): { readonly script: FaultScript | undefined; readonly problems: readonly string[] } {
    const readings = words.map((word) => this.read(word, vendor, place));
    const problems = readings.flatMap((reading) => (reading.ok ? [] : [`${reading.problem}${meant(reading, place)}`]));
    const prepared = readings.flatMap((reading) => (reading.ok ? reading.prepared : []));
    if (prepared.length === 0) return { script: undefined, problems };
    const script = new FaultScript(this.#vendors, () => 0);
    script.add(prepared);
    return { script, problems };
  }

  #work(text: string, vendor: AnyVendor, place: TriggerPlace): WordReading {
    this.#triggers ??= new Map(
      listTriggers(this.#vendors).flatMap((each) => (each.word.startsWith("gc-") ? [[each.word, each] as const] : [])),
    );
    const triggers = this.#triggers;
    const parsed = parseWord(text, (word) => triggers.has(word));
    const trigger = parsed && triggers.get(parsed.word);
    if (!parsed || !trigger) {
      return { ok: false, problem: noTrigger, near: nearWords(text, [...triggers.keys()]) };
    }
    const { places = triggerPlaces } = trigger;
    if (!places.includes(place)) {
      return { ok: false, problem: `${parsed.word} only works in a ${places.join(" or ")}`, near: [] };
    }
    const plans = trigger.plans(vendor);
    if (!plans) return { ok: false, problem: `${vendor.id} knows nothing that ${parsed.word} stands for`, near: [] };
    try {
      const prepared = plans.map((plan) => {
        const operation = parsed.operation === undefined ? {} : { operation: parsed.operation };
        const planned: ScriptedFault = { ...plan, ...operation, times: parsed.count ?? "always" };
        return { ...prepareFault(planned, this.#vendors), by: `${text} in ${placeNames[place]}` };
      });
      return { ok: true, prepared };
    } catch (error) {
      if (!(error instanceof FaultScriptError)) throw error;
      return { ok: false, problem: `${text} cannot be: ${error.message}`, near: [parsed.word] };
    }
  }
}
