import { requestFaults } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Turn the request away, in the vendor's own envelope. */
export const refuse = defineFault({
  name: "refuse",
  sentence: "Turns the request away as the vendor would: by the fault named, whatever its status there is.",
  parameters: z.strictObject({ fault: z.enum(requestFaults), message: z.string().optional() }),
  operations: () => ["submit", "poll"],
  apply(bends, { fault, message }) {
    bends.refuse = { fault, message };
  },
});
