import type { EntryFacts } from "./journal-entry.js";
import type { KeptFields, UploadNote } from "./request-facts.js";

/**
 * What one exchange has in common with the next of its kind: a client sends the same headers and mostly the same fields
 * again and again, and is answered in the same way.
 */
export interface SharedFacts extends Omit<EntryFacts, OwnName | "answer" | "fields"> {
  readonly answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined;
  readonly fields: KeptFields | undefined;
}

/** What each exchange has of its own, or may have. */
type OwnName = "id" | "startedAt" | "endedAt" | "taskId" | "url";

type Uploads = Readonly<Record<string, UploadNote>>;

/** Finds what the exchanges of a journal have in common, so that it is there once. */
export class FactsSharer {
  /** The newest of each kind. A vendor has few kinds, so that they stay for as long as the journal. */
  readonly #newest = new Map<string, SharedFacts>();
  /** That of the exchange before. */
  #latest: SharedFacts | undefined;

  /** What is in common with the exchange of its kind before, or, where that was another, with those to come. */
  of(facts: EntryFacts): SharedFacts {
    // Who asks is likely to ask in the same way once more.
    if (this.#latest && isOfKind(facts, this.#latest)) return this.#latest;
    this.#latest = this.#ofKind(facts);
    return this.#latest;
  }

  #ofKind(facts: EntryFacts): SharedFacts {
    const kind = `${facts.vendor?.id} ${facts.endpoint} ${facts.operation} ${facts.answer?.status}`;
    const before = this.#newest.get(kind);
    if (before && isOfKind(facts, before)) return before;
    const shared = sharedFacts(facts);
    this.#newest.set(kind, shared);
    return shared;
  }

  clear(): void {
    this.#latest = undefined;
    this.#newest.clear();
  }
}

/** Everything of an exchange that another may have in common with it. */
function sharedFacts(facts: EntryFacts): SharedFacts {
  const { vendor, endpoint, operation, method, headers, body, fields } = facts;
  const { fault, because, clause, evidence, applied, notes, warning, answer } = facts;
  return {
    ...{ vendor, endpoint, operation, method, headers, body, fields },
    ...{ fault, because, clause, evidence, applied, notes, warning },
    // Without its body, which is the answer's own.
    answer: answer && { status: answer.status, headers: answer.headers },
  };
}

/** The uploads of an exchange, where they are others than those of what it has in common. */
export function ownUploads({ fields }: EntryFacts, shared: SharedFacts): Uploads | undefined {
  return fields === undefined || isSameUploads(fields.uploads, shared.fields?.uploads) ? undefined : fields.uploads;
}

function isSameUploads(uploads: Uploads, others: Uploads = {}): boolean {
  const names = Object.keys(uploads);
  return (
    uploads === others ||
    (names.length === Object.keys(others).length && names.every((name) => isSameUpload(uploads[name], others[name])))
  );
}

function isSameUpload(upload: UploadNote | undefined, other: UploadNote | undefined): boolean {
  return upload?.note === other?.note && upload?.fileName === other?.fileName;
}

function isOfKind(facts: EntryFacts, shared: SharedFacts): boolean {
  const { fields, answer } = facts;
  return (
    facts.vendor === shared.vendor &&
    facts.endpoint === shared.endpoint &&
    facts.operation === shared.operation &&
    facts.method === shared.method &&
    facts.fault === shared.fault &&
    facts.because === shared.because &&
    facts.clause === shared.clause &&
    facts.warning === shared.warning &&
    answer?.status === shared.answer?.status &&
    fields?.weight === shared.fields?.weight &&
    isAlike(facts.headers, shared.headers, 1) &&
    isAlike(facts.body, shared.body, 1) &&
    isAlike(fields?.values, shared.fields?.values, deepestAlike) &&
    isAlike(answer?.headers, shared.answer?.headers, 1) &&
    isAlike(facts.evidence, shared.evidence, deepestAlike) &&
    isAlike(facts.applied, shared.applied, deepestAlike) &&
    isAlike(facts.notes, shared.notes, 1)
  );
}

/** What is nested deeper is not compared: it is taken for another. */
const deepestAlike = 6;

/** Whether two values are written the same: lists and plain objects by what is in them, everything else by what it is. */
function isAlike(value: unknown, other: unknown, depth: number): boolean {
  if (Object.is(value, other)) return true;
  if (depth === 0 || !isPlain(value) || !isPlain(other) || Array.isArray(value) !== Array.isArray(other)) return false;
  let left = 0;
  // In the same order, too: it is told by what is shown.
  const names = Object.keys(other);
  for (const name in value) {
    if (names[left++] !== name || !isAlike(value[name], other[name], depth - 1)) return false;
  }
  return left === names.length;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
