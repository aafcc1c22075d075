/** What goes wrong before a connection stands, by the names that Node and its libraries give it. */
const beforeConnection: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
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

/** What also befalls a connection that stands; then it is not `connect` that failed. */
const whileConnecting: ReadonlySet<unknown> = new Set(["EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"]);

/**
 * Whether an error proves that nothing of the request left this machine: no connection ever stood. Anything less than
 * proof is no.
 */
export function neverLeft(error: unknown): boolean {
  return everyCause(error, (each) => {
    if (beforeConnection.has(each.code) || badCertificate.has(each.code)) return true;
    return whileConnecting.has(each.code) && each.syscall === "connect";
  });
}

/** Whether an error comes back however often the same is tried. */
export function isLasting(error: unknown): boolean {
  return everyCause(error, ({ code }) => badCertificate.has(code));
}

/** What Node tells of an error. */
type Told = Error & { readonly code?: unknown; readonly syscall?: unknown };

/** Whether something is true of an error, or of what caused it; where several addresses were tried, of each of them. */
function everyCause(error: unknown, isSo: (error: Told) => boolean): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) {
    return error.errors.length > 0 && error.errors.every((each) => everyCause(each, isSo));
  }
  return isSo(error) || (error.cause !== undefined && everyCause(error.cause, isSo));
}

/** The words of an error and of what caused it, without repeating any. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.message || ("code" in error ? String(error.code) : error.name);
  const below = error instanceof AggregateError ? error.errors[0] : error.cause;
  const more = below === undefined ? "" : wordsOf(below);
  return more === "" || own.includes(more) ? own : `${own}: ${more}`;
}
