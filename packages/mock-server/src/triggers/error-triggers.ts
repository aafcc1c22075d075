import type { AnyVendor } from "@graycard/core";
import type { Trigger } from "./trigger.js";

/** One word for every form in which a vendor, or a gateway in front of one, words an error. */
export function errorTriggers(vendors: readonly AnyVendor[], listed: ReadonlySet<string>): readonly Trigger[] {
  const sentences = new Map<string, string>();
  for (const { errorForms } of vendors) {
    for (const { id, sentence } of errorForms) {
      const word = `gc-${id}`;
      if (!listed.has(word) && !sentences.has(word)) sentences.set(word, sentence);
    }
  }
  return [...sentences].map(([word, sentence]) => {
    const form = word.slice("gc-".length);
    return {
      word,
      sentence: `Answers with the error: ${sentence}`,
      plans: ({ errorForms }) =>
        errorForms.some(({ id }) => id === form) ? [{ fault: "http-error", with: { form } }] : undefined,
    };
  });
}
