/** The caller went away before it was answered: nobody's mistake, and nothing is answered. */
export class CallerGoneError extends Error {
  override readonly name = "CallerGoneError";
}
