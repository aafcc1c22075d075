import * as z from "@graycard/core/zod";
import { answerBreakParameters, placeObjection } from "../../wire/answer-break-parameters.js";
import { bendWire } from "../../wire/bend-wire.js";
import { defineFault } from "../fault.js";

/** Lose the connection while the answer is sent. */
export const dropConnection = defineFault({
  name: "drop-connection",
  sentence:
    "Handles the request, and then closes or resets the connection before, within or after the headers of the answer, or within its body.",
  parameters: z.strictObject({ ...answerBreakParameters, by: z.enum(["close", "reset"]).optional() }),
  operations: () => ["submit", "poll", "fetch-result"],
  objection: (parameters) => placeObjection(parameters),
  apply(bends, { at = "before-headers", afterBytes, by = "reset" }) {
    bendWire(bends, { answerBreak: { at, afterBytes, by } });
  },
});
