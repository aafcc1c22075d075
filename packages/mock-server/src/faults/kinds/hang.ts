import * as z from "@graycard/core/zod";
import { answerBreakParameters, placeObjection } from "../../wire/answer-break-parameters.js";
import { bendWire } from "../../wire/bend-wire.js";
import { defineFault } from "../fault.js";

/** Let an answer never come, or never end. */
export const hang = defineFault({
  name: "hang",
  sentence:
    "Handles the request, and then says nothing, or nothing more from the given place on, until the caller gives up.",
  parameters: z.strictObject(answerBreakParameters),
  operations: () => ["submit", "poll", "fetch-result"],
  objection: (parameters) => placeObjection(parameters),
  apply(bends, { at = "before-headers", afterBytes }) {
    bendWire(bends, { answerBreak: { at, afterBytes, by: "hang" } });
  },
});
