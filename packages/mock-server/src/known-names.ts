import { nearestWord } from "./explain/nearest-word.js";

/**
 * Refuses names that mean nothing: one that is misspelt would be left out without a word, and a test would pass that
 * looked at nothing.
 *
 * @param known every name there is; a record, so that none can be forgotten
 * @throws {RangeError} for a name that is none, or for what has no names at all
 */
export function requireKnownNames(what: string, given: unknown, known: Readonly<Record<string, true>>): void {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new RangeError(`${what} takes an object with some of ${Object.keys(known).join(", ")}.`);
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue;
    const near = nearestWord(name, Object.keys(known));
    const hint = near === undefined ? `it has ${Object.keys(known).join(", ")}` : `did you mean ${near}?`;
    throw new RangeError(`${what} has no "${name}"; ${hint}`);
  }
}
