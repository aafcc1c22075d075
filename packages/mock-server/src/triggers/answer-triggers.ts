import type { AnyVendor } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { everywhere, type Trigger } from "./trigger.js";

/** Words for answers that are not quite what they should be. */
export const answerTriggers: readonly Trigger[] = [
  everywhere("gc-extra-field", "Adds a field that no document names to each answer.", { fault: "extra-field" }),
  {
    word: "gc-missing-field",
    sentence: "Leaves a field out of each answer that the vendor always sends and nothing depends on.",
    plans: (vendor) => {
      const path = dispensableField(vendor);
      return path === undefined ? undefined : [{ fault: "missing-field", with: { path } }];
    },
  },
  everywhere("gc-numbers-as-text", "Writes every number of each answer as text.", {
    fault: "retyped-field",
    with: { to: "string" },
  }),
  everywhere("gc-wrong-content-type", "Labels each answer as HTML and leaves its JSON as it is.", {
    fault: "wrong-content-type",
  }),
];

/** The first text at the top of an answer, or else the last thing there that a success has to have. */
function dispensableField({ endpoints }: AnyVendor): string | undefined {
  const [endpoint] = Object.values(endpoints);
  const required = Object.entries(endpoint?.answer.fields ?? {}).filter(
    ([, node]) => node.presence("succeeded", {} as never) === "required",
  );
  const text = required.find(([, node]) => node.kind === "leaf" && node.schema instanceof z.ZodString);
  return (text ?? required.at(-1))?.[0];
}
