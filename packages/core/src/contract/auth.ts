/** How a request names its caller. */
export type Auth<C extends string = string> = HeaderAuth<C> | QueryAuth<C>;

/** A request header; with a scheme, the value is the scheme word, one space, and the secret. */
export interface HeaderAuth<C extends string = string> {
  readonly by: "header";
  readonly header: string;
  readonly scheme?: string;
  /** The environment variable that a user keeps the secret in. */
  readonly variable: string;
  readonly clause: C;
}

/** Query parameters, all of them required. */
export interface QueryAuth<C extends string = string> {
  readonly by: "query";
  readonly parameters: readonly {
    readonly name: string;
    readonly variable: string;
    readonly clause: C;
    /** What stands in place of a secret in the call that the vendor's own document shows. */
    readonly placeholder?: string;
  }[];
}

/** What {@link readCredential} finds: the secret parts in the order the vendor lists them, or what is wrong. */
export type CredentialReading =
  | { readonly ok: true; readonly parts: readonly [string, ...string[]] }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads the credential of a request. It never appears in `problem`.
 *
 * @example
 * readCredential(picwish.auth, new URL(url), new Headers({ "x-api-key": "k" }));
 */
export function readCredential(
  auth: Auth,
  url: Pick<URL, "searchParams">,
  headers: Pick<Headers, "get">,
): CredentialReading {
  if (auth.by === "query") {
    const parts: string[] = [];
    for (const { name } of auth.parameters) {
      const value = url.searchParams.get(name)?.trim();
      if (!value) return { ok: false, problem: `the query parameter ${name} is missing or empty` };
      parts.push(value);
    }
    const [first, ...rest] = parts;
    return first === undefined
      ? { ok: false, problem: "no credential is asked for" }
      : { ok: true, parts: [first, ...rest] };
  }
  const value = headers.get(auth.header)?.trim();
  if (!value) return { ok: false, problem: `the header ${auth.header} is missing or empty` };
  if (auth.scheme === undefined) return { ok: true, parts: [value] };
  const [scheme, secret, ...more] = value.split(" ");
  if (scheme !== auth.scheme || !secret || more.length > 0) {
    return { ok: false, problem: `the header ${auth.header} must read "${auth.scheme} <code>", with one space` };
  }
  return { ok: true, parts: [secret] };
}

/** The environment variables of a credential's parts, in the vendor's order. */
export function credentialVariables(auth: Auth): readonly string[] {
  return auth.by === "header" ? [auth.variable] : auth.parameters.map(({ variable }) => variable);
}

/** Writes a credential into a request's headers and URL, as the vendor wants it. */
export function writeCredential(
  auth: Auth,
  parts: readonly string[],
  url: URL,
  headers: { set(name: string, value: string): unknown },
): void {
  if (auth.by === "query") {
    for (const [index, { name }] of auth.parameters.entries()) url.searchParams.set(name, parts[index] ?? "");
    return;
  }
  const secret = parts[0] ?? "";
  headers.set(auth.header, auth.scheme === undefined ? secret : `${auth.scheme} ${secret}`);
}
