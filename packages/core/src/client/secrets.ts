/** Shorter parts are withheld nowhere: their letters stand in any text. */
const shortestPart = 4;
/** How deep causes are looked into. */
const mostCauses = 8;

const withheld = "[withheld]";

/** A credential, as far as it must not be heard: some vendors, and some ways to send requests, repeat it in their words. */
export class Secrets {
  readonly #parts: readonly string[];

  constructor(credential: readonly string[]) {
    const parts = credential.filter((part) => part.length >= shortestPart);
    // As it stands in a header, in a query, whoever wrote that, and in JSON.
    const spellings = parts.flatMap((part) => [
      encodeURIComponent(part),
      new URLSearchParams({ "": part }).toString().slice(1),
      JSON.stringify(part).slice(1, -1),
    ]);
    this.#parts = [...new Set([...parts, ...spellings])].sort((one, other) => other.length - one.length);
  }

  /** A text without any part of the credential. */
  withhold(text: string): string {
    return this.#parts.reduce((rest, part) => rest.replaceAll(part, withheld), text);
  }

  /** The same for plain data. */
  withholdIn<T>(data: T): T {
    const text = JSON.stringify(data);
    return this.#isTold(text) ? JSON.parse(this.withhold(text)) : data;
  }

  /** Whether an error, or what caused it, would give a part of the credential away. */
  areIn(error: unknown, depth = 0): boolean {
    if (!(error instanceof Error)) return this.#isTold(String(error));
    // What is not text by itself, such as the beginning of an answer, hangs on the errors of parsers.
    if ([error.message, error.stack, ...Object.values(error)].some((each) => this.#isTold(String(each)))) return true;
    if (depth >= mostCauses) return false;
    const below = error instanceof AggregateError ? [error.cause, ...error.errors] : [error.cause];
    return below.some((each) => each !== undefined && this.areIn(each, depth + 1));
  }

  #isTold(text: string): boolean {
    return this.#parts.some((part) => text.includes(part));
  }
}
