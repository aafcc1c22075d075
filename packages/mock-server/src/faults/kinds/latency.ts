import * as z from "@graycard/core/zod";
import { bendWire } from "../../wire/bend-wire.js";
import { defineFault } from "../fault.js";

/** Hold an answer back. */
export const latency = defineFault({
  name: "latency",
  sentence:
    "Holds the answer back, after the request was handled: for a fixed time, or with a sigma for a log-normal one around that median.",
  parameters: z.strictObject({
    ms: z.number().min(0),
    sigma: z.number().positive().max(5).optional(),
    atMostMs: z.number().min(0).optional(),
  }),
  operations: () => ["submit", "poll", "fetch-result"],
  apply(bends, drawn) {
    bendWire(bends, { latencies: [...(bends.wire?.latencies ?? []), drawn] });
  },
});
