/** Why something did not work, for those who wrote the request; nothing in it is a secret. */
export interface Explanation {
  /** A sentence or two. */
  readonly because: string;
  /** The clause it rests on, or the erratum, as `erratum:id`. */
  readonly clause?: string;
}

/** Where a rule stands, as one word. */
export function clauseName(clause: string | { readonly erratum: string }): string {
  return typeof clause === "string" ? clause : `erratum:${clause.erratum}`;
}

/** Sentences in a row; what is empty is left out. They begin with names as often as not, so capitals stay as they are. */
export function inSentences(...parts: readonly (string | undefined)[]): string {
  return parts
    .flatMap((part) => {
      const text = part?.trim();
      if (!text) return [];
      return [/[.!?]$/.test(text) ? text : `${text}.`];
    })
    .join(" ");
}
