/** What goes wrong before a connection stands, by the names that Node and its libraries give it. */
const beforeConnection: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** What also befalls a connection that stands; then it is not `connect` that failed. */
const whileConnecting: ReadonlySet<unknown> = new Set(["EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"]);

/**
 * Whether an error proves that nothing of the request left this machine: no connection ever stood. Anything less than
 * proof is no.
 */
export function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Several addresses were tried: all of them have to have failed that early.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(neverLeft);
  if ("code" in error && beforeConnection.has(error.code)) return true;
  if ("code" in error && whileConnecting.has(error.code)) return "syscall" in error && error.syscall === "connect";
  return error.cause !== undefined && neverLeft(error.cause);
}

/** The words of an error and of what caused it, without repeating any. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.message || ("code" in error ? String(error.code) : error.name);
  const below = error instanceof AggregateError ? error.errors[0] : error.cause;
  const more = below === undefined ? "" : wordsOf(below);
  return more === "" || own.includes(more) ? own : `${own}: ${more}`;
}
