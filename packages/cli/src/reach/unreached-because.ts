import type { ListedTrigger } from "@graycard/mock-server";
import type { Effect } from "./effect-of.js";

type Plans = NonNullable<ReturnType<ListedTrigger["plans"]>>;

/** Of what the documents list: there is no good reason. */
const gap = "A gap: the documents list it, and no scenario comes to it.";

const elsewhere = "The documents say nothing that makes a server come to it: its number is known from elsewhere.";

/** Why no scenario comes to a number. */
export function numberUnreachedBecause({ isDocumented }: Pick<Effect, "isDocumented">): string {
  return isDocumented ? gap : elsewhere;
}

/** Faults that break no promise of a vendor's, with why the suite does not ask for them. */
const noMistakes: Readonly<Record<string, string>> = {
  "http-error":
    "A vendor, or the gateway before it, words it so by itself: no document says what brings it about, and the suite judges the errors that it meets.",
  latency: "How long an answer takes is promised by no document.",
  "slow-task": "Work that takes long, and is allowed to, is judged as any other.",
  "unknown-state": "No document lists such a number; it is there for clients, which will meet new ones.",
};

const mistake =
  "It is a mistake, which no server is asked to make: clients meet it, and the mutation run sees which checks notice its fault.";

/** Why no scenario comes to what a word plans. */
export function wordUnreachedBecause(plans: Plans, effect: Effect | undefined): string {
  if (effect) return numberUnreachedBecause(effect);
  return plans.flatMap(({ fault }) => noMistakes[fault] ?? [])[0] ?? mistake;
}
