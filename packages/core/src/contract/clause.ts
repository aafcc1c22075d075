/**
 * A clause is one sentence, table row or sample of a vendor's document that binds behaviour,
 * told in our own words. Everything Graycard knows, plays or judges points at one.
 */

/** How binding a clause is. A broken `must` is a failure, a broken `should` a warning, a `may` allows. */
export type ClauseLevel = "must" | "should" | "may";

/** Where in its document a clause stands; a sample or an FAQ answer is weaker evidence than a table row. */
export type ClauseKind = "table" | "prose" | "sample" | "faq";

/** The place a clause was read from. `document` is an id of {@link VendorDocument}. */
export interface ClauseSource<Document extends string = string> {
  readonly document: Document;
  /** The heading or table the sentence stands under, in English. */
  readonly section: string;
}

/**
 * One thing that a document demands, promises or allows, with where it says so. All other data of a vendor cites
 * clauses.
 */
export interface Clause<Document extends string = string> {
  readonly level: ClauseLevel;
  readonly kind: ClauseKind;
  /** What the document demands, promises or allows, in our own words, one sentence. */
  readonly text: string;
  /** Every document that says so; the first is the one reports name when the endpoint has none of its own. */
  readonly sources: readonly [ClauseSource<Document>, ...ClauseSource<Document>[]];
  /** Why no check can judge this clause. Absent on clauses that can be judged. */
  readonly excluded?: string;
}

/** One of the vendor's documents, as Graycard cites it. */
export interface VendorDocument {
  readonly title: string;
  /** The endpoint the document describes. */
  readonly about: string;
}

/**
 * Declares a vendor's clauses. The id is the key: `vendor.topic.fact`, worded and stable for ever.
 *
 * @example
 * const clauses = defineClauses<"guide">()({
 *   "acme.limit.image-bytes": {
 *     level: "must", kind: "table", text: "An image may weigh at most 15 MB.",
 *     sources: [{ document: "guide", section: "Request" }],
 *   },
 * });
 */
export function defineClauses<Document extends string>() {
  return <const C extends Record<string, Clause<Document>>>(clauses: C): C => clauses;
}
