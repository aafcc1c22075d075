import { requestFaults } from "@graycard/core";
import * as z from "@graycard/core/zod";
import { bendWire } from "../../wire/bend-wire.js";
import { wireEnds } from "../../wire/wire-bend.js";
import { defineFault } from "../fault.js";

/** Stop an upload on its way. */
export const uploadFault = defineFault({
  name: "upload-fault",
  sentence:
    "Stops the upload after the given number of bytes, or at its end if it is shorter: closes or resets the connection, reads no further, or turns the request away. Nothing is accepted.",
  parameters: z.strictObject({
    atByte: z.int().min(0),
    by: z.enum([...wireEnds, "refuse"]).optional(),
    refusal: z.enum(requestFaults).optional(),
  }),
  operations: () => ["submit"],
  objection: ({ by, refusal }) =>
    refusal === undefined || by === "refuse" ? undefined : 'refusal says how to turn away, so it needs by: "refuse"',
  apply(bends, { atByte, by = "reset", refusal = "internal" }) {
    bendWire(bends, { uploadBreak: { atByte, by: by === "refuse" ? { refusal } : by } });
  },
});
