/** What was looked for in a picture, and what was seen there; both in words that a report can print. */
export interface Property {
  readonly ok: boolean;
  readonly expected: string;
  readonly actual: string;
}
