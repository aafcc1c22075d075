import { errorTexts } from "../error-texts.js";
import { page } from "../markdown.js";

/** Every code of an error that Graycard throws on purpose. */
export function errorsPage(): string {
  const texts = Object.entries(errorTexts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return page(
    "# Errors",
    "Generated from `docs/tools/error-texts.ts` by `npm run docs`; change it there. A test compares the headings with the codes in the sources.",
    "Every error that Graycard throws on purpose has a `code` that stays the same; `GraycardError.isInstance(error)` tells them from others, even across two copies of a package.",
    ...texts.map(([code, { means, act }]) => [`## ${code}`, means, `**What to do.** ${act}`]),
  );
}
