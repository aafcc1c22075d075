import type { AnyVendor, Reading } from "@graycard/core";

/** The values that the readings of an erratum stand for at a vendor; none where it cannot be switched there. */
export function readingValues({ errata }: AnyVendor, erratum: string): readonly unknown[] {
  const found = Object.hasOwn(errata, erratum) ? errata[erratum] : undefined;
  if (!found?.switchable) return [];
  return Object.entries<Reading>(found.readings).map(([name, reading]) => reading.value ?? name);
}

/**
 * Whether an engine that follows one of these values could follow another: it has the same parts, numbers may be others,
 * and words are among those that are known, since there is nothing to do for any other.
 */
export function fitsReading(value: unknown, known: readonly unknown[]): boolean {
  const words = new Set(known.flatMap(wordsWithin));
  return known.some((each) => isLike(value, each, words));
}

function isLike(value: unknown, sample: unknown, words: ReadonlySet<string>): boolean {
  if (typeof sample === "string") return typeof value === "string" && words.has(value);
  if (typeof sample === "number") return typeof value === "number" && Number.isFinite(value) && value >= 0;
  if (Array.isArray(sample)) return Array.isArray(value) && isListLike(value, sample, words);
  if (typeof sample !== "object" || sample === null) return typeof value === typeof sample;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const [own, names] = [Object.keys(value), Object.keys(sample)];
  return (
    own.length === names.length &&
    names.every(
      (name) => Object.hasOwn(value, name) && isLike(Reflect.get(value, name), Reflect.get(sample, name), words),
    )
  );
}

/** Items of several kinds are a tuple; those of one kind are a list, which has at least one. */
function isListLike(value: readonly unknown[], sample: readonly unknown[], words: ReadonlySet<string>): boolean {
  const kinds = new Set(sample.map((item) => typeof item));
  if (kinds.size > 1) {
    return value.length === sample.length && sample.every((item, at) => isLike(value[at], item, words));
  }
  return value.length > 0 && value.every((item) => sample.some((each) => isLike(item, each, words)));
}

function wordsWithin(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsWithin) : [];
}
