/** What goes wrong before a connection stands, by the names that Node and its libraries give it. */
const beforeConnection: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Certificates that are not trusted: no connection stood, and none will, however often it is tried. */
const badCertificate: ReadonlySet<unknown> = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/**
 * Whether an error proves that nothing of the request left this machine: no connection ever stood. Anything less than
 * proof is no.
 */
export function neverLeft(error: unknown): boolean {
  return isLasting(error) || hasCode(error, beforeConnection);
}

/** Whether an error comes back however often the same is tried. */
export function isLasting(error: unknown): boolean {
  return hasCode(error, badCertificate);
}

function hasCode(error: unknown, codes: ReadonlySet<unknown>): boolean {
  if (!(error instanceof Error)) return false;
  // Several addresses were tried: all of them have to have failed like that.
  if (error instanceof AggregateError)
    return error.errors.length > 0 && error.errors.every((each) => hasCode(each, codes));
  if ("code" in error && codes.has(error.code)) return true;
  return error.cause !== undefined && hasCode(error.cause, codes);
}

/** The words of an error and of what caused it, without repeating any. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.message || ("code" in error ? String(error.code) : error.name);
  const below = error instanceof AggregateError ? error.errors[0] : error.cause;
  const more = below === undefined ? "" : wordsOf(below);
  return more === "" || own.includes(more) ? own : `${own}: ${more}`;
}
