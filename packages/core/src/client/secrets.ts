import { toBase64 } from "../contract/base64.js";
import type { Exchange } from "../exchange/exchange.js";
import { SecretFinder } from "../exchange/secret-finder.js";
import { withoutFound } from "../exchange/without-secrets.js";

/** How deep causes are looked into. */
const mostCauses = 8;

/** A credential, as far as it must not be heard: some vendors, and some ways to send requests, repeat it in their words. */
export class Secrets {
  readonly #finder: SecretFinder;

  constructor(credential: readonly string[]) {
    // As it stands, as it stands in JSON, and as whoever looks into headers likes to show it.
    const spellings = credential.flatMap((part) => [
      part,
      JSON.stringify(part).slice(1, -1),
      toBase64(new TextEncoder().encode(part)).replace(/=+$/, ""),
    ]);
    this.#finder = new SecretFinder([...new Set(spellings)]);
  }

  /** A text without any part of the credential. */
  withhold(text: string): string {
    return this.#finder.without(text);
  }

  /** An exchange without any part of it. */
  withholdIn(exchange: Exchange): Exchange {
    return withoutFound(exchange, this.#finder);
  }

  /** Whether an error, or what caused it, would give a part of the credential away. */
  areIn(error: unknown, depth = 0): boolean {
    if (!(error instanceof Error)) return this.#finder.isIn(String(error));
    // What is not text by itself, such as the beginning of an answer, hangs on the errors of parsers.
    const said = [error.message, error.stack, ...Object.values(error)].map(String);
    if (said.some((each) => this.#finder.isIn(each))) return true;
    if (depth >= mostCauses) return false;
    const below = error instanceof AggregateError ? [error.cause, ...error.errors] : [error.cause];
    return below.some((each) => each !== undefined && this.areIn(each, depth + 1));
  }
}
