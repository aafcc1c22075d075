import * as z from "@graycard/core/zod";
import { linkManglings } from "../../links/bend-link.js";
import { defineFault } from "../fault.js";

/** Hand out result links that something on the way has spoilt. */
export const mangledLink = defineFault({
  name: "mangled-link",
  sentence:
    "Hands out links to the task's results that do not work: with escapes left in, encoded twice, or in lower case.",
  parameters: z.strictObject({ how: z.enum(linkManglings) }),
  // A task keeps to it: which of its answers have links depends on how it is asked for.
  operations: () => ["submit", "poll"],
  certainOperations: () => ["submit"],
  needs: "link",
  apply(bends, { how }) {
    bends.links.push({ mangle: how });
  },
});
