import * as z from "@graycard/core/zod";
import { answerBreakParameters, placeObjection } from "../../wire/answer-break-parameters.js";
import { bendWire } from "../../wire/bend-wire.js";
import { wireEnds } from "../../wire/wire-bend.js";
import { defineFault } from "../fault.js";

/** Accept a submit, charge for it, and lose the answer. */
export const lostResponse = defineFault({
  name: "lost-response",
  sentence:
    "Accepts the submit, which is charged, and loses the connection before, within or after the headers of the answer, or within its body; a submit that is refused hears so.",
  parameters: z.strictObject({ ...answerBreakParameters, by: z.enum(wireEnds).optional() }),
  operations: () => ["submit"],
  objection: (parameters) => placeObjection(parameters),
  needs: "accepted",
  apply(bends, { at = "before-headers", afterBytes, by = "reset" }) {
    bendWire(bends, { acceptedBreak: { at, afterBytes, by } });
  },
});
