/**
 * What the documents ask of callers and what shows in their requests. The requests per second are a limit, and where
 * polling ends is a promise; those are not repeated here. What a vendor does not name, it does not ask.
 */
export interface Duties<C extends string> {
  /** After a refusal for too many requests, a caller sends fewer. */
  readonly slowDown?: C;
  /** Results are downloaded, and soon, as their links end. */
  readonly downloadSoon?: readonly C[];
  /** An escaped `&` in a link is put back before the download. */
  readonly repairLink?: C;
  /** A request that was refused, and work that failed, is not gone on with. */
  readonly judgeFirst?: readonly C[];
  /** Fields that a caller had better not use. */
  readonly discouraged?: readonly { readonly field: string; readonly clause: C }[];
}
