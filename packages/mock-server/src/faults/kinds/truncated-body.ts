import * as z from "@graycard/core/zod";
import { bendWire } from "../../wire/bend-wire.js";
import { wireDirections } from "../../wire/wire-bend.js";
import { defineFault } from "../fault.js";

/** Let less of a body arrive than was sent. */
export const truncatedBody = defineFault({
  name: "truncated-body",
  sentence:
    "Closes the connection after the given number of bytes of the answer's body, half of it unless said, though its Content-Length promises all of it; or reads only so many bytes of the upload, as if they were all, and answers.",
  parameters: z.strictObject({
    afterBytes: z.int().min(0).optional(),
    direction: z.enum(wireDirections).optional(),
  }),
  operations: ({ direction = "answer" }) => (direction === "answer" ? ["submit", "poll", "fetch-result"] : ["submit"]),
  objection: ({ afterBytes, direction }) =>
    direction === "upload" && afterBytes === undefined
      ? 'how long an upload is shows at its end only, so direction: "upload" needs afterBytes'
      : undefined,
  apply(bends, { afterBytes, direction = "answer" }) {
    if (direction === "answer") bendWire(bends, { answerBreak: { at: "within-body", afterBytes, by: "close" } });
    else if (afterBytes !== undefined) bendWire(bends, { uploadEndsAt: afterBytes });
  },
});
