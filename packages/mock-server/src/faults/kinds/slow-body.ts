import * as z from "@graycard/core/zod";
import { bendWire } from "../../wire/bend-wire.js";
import { defineFault } from "../fault.js";

const directions = ["answer", "upload", "both"] as const;

/** Let a body take its time. */
export const slowBody = defineFault({
  name: "slow-body",
  sentence: "Sends the body of the answer, reads the body of the upload, or does both, at so many bytes per second.",
  parameters: z.strictObject({
    bytesPerSecond: z.number().positive(),
    direction: z.enum(directions).optional(),
  }),
  operations: ({ direction = "answer" }) => (direction === "answer" ? ["submit", "poll", "fetch-result"] : ["submit"]),
  apply(bends, { bytesPerSecond, direction = "answer" }) {
    bendWire(bends, {
      ...(direction === "upload" ? {} : { answerBytesPerSecond: bytesPerSecond }),
      ...(direction === "answer" ? {} : { uploadBytesPerSecond: bytesPerSecond }),
    });
  },
});
