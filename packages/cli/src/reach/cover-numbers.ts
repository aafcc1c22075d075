import type { AnyVendor } from "@graycard/core";
import type { ListedTrigger } from "@graycard/mock-server";
import { type Effect, effectOf } from "./effect-of.js";
import type { Heard } from "./heard.js";
import { numberUnreachedBecause } from "./unreached-because.js";

/** A state or a status that a vendor lists, and the scenarios in which an answer had it. */
export interface NumberCoverage {
  readonly vendor: string;
  readonly kind: "state" | "status";
  readonly code: number;
  readonly means: string;
  readonly scenarios: readonly string[];
  /** Where no scenario does: the word that brings it about, for a client to meet it, and why no scenario comes to it. */
  readonly word?: string;
  readonly reason?: string;
}

/** Every state and every status that a vendor lists. */
export function coverNumbers(
  vendor: AnyVendor,
  heard: readonly Heard[],
  triggers: readonly ListedTrigger[],
): readonly NumberCoverage[] {
  const own = heard.filter((each) => each.vendor === vendor.id);
  const list = (
    kind: NumberCoverage["kind"],
    rows: Readonly<Record<number, { readonly means: string; readonly clause: unknown }>>,
  ) =>
    Object.entries(rows).map(([key, row]): NumberCoverage => {
      const code = Number(key);
      const scenarios = scenariosOf(own, (each) => (kind === "state" ? stateIn(each) : statusIn(each)) === code);
      const isReached = scenarios.length > 0;
      const word = isReached ? undefined : wordFor(triggers, vendor, kind, code);
      return {
        ...{ vendor: vendor.id, kind, code, means: row.means, scenarios },
        ...(word === undefined ? {} : { word }),
        ...(isReached ? {} : { reason: numberUnreachedBecause({ isDocumented: typeof row.clause === "string" }) }),
      };
    });
  return [...list("state", vendor.states.rows), ...list("status", vendor.statuses)];
}

/** The scenarios that heard something like this, each once. */
export function scenariosOf(heard: readonly Heard[], matches: (each: Heard) => boolean): readonly string[] {
  return [...new Set(heard.filter(matches).map(({ scenario }) => scenario))];
}

/** The vendor's number for the state that an answer shows, if it is about a task. */
function stateIn({ reading }: Heard): number | undefined {
  return reading && "state" in reading ? reading.code : undefined;
}

/** The status that an answer has: of a refusal the number in its body, as the vendor lists it, where it has one there. */
function statusIn({ status, reading }: Heard): number {
  return reading?.phase === "refused" && status === 200 ? reading.code : status;
}

/** Whether an answer shows what a word brings about. */
export function shows(heard: Heard, { kind, code }: Pick<Effect, "kind" | "code">): boolean {
  if (kind === "state") return stateIn(heard) === code;
  if (kind === "status") return statusIn(heard) === code;
  return heard.reading?.phase === "refused" && heard.reading.code === code;
}

function wordFor(triggers: readonly ListedTrigger[], vendor: AnyVendor, kind: "state" | "status", code: number) {
  return triggers.find((trigger) => {
    const effect = effectOf(trigger, vendor);
    const isOfKind = kind === "state" ? effect?.kind === "state" : effect !== undefined && effect.kind !== "state";
    return isOfKind && effect?.code === code;
  })?.word;
}
