import * as z from "zod";
import { bendWire } from "../../wire/bend-wire.js";
import { defineFault } from "../fault.js";

/** Send less of a body than was promised. */
export const truncatedBody = defineFault({
  name: "truncated-body",
  sentence:
    "Closes the connection after the given number of bytes of the body, half of it unless said; its Content-Length promises all of it.",
  parameters: z.strictObject({ afterBytes: z.int().min(0).optional() }),
  operations: () => ["submit", "poll", "fetch-result"],
  apply(bends, { afterBytes }) {
    bendWire(bends, { answerBreak: { at: "within-body", afterBytes, by: "close" } });
  },
});
