import * as z from "@graycard/core/zod";
import { scriptedFaultSchema } from "../../faults/scripted-fault.js";

/** A planned fault; which there are and what they take is in the reference of faults. */
export const plannedFaultSchema = scriptedFaultSchema.meta({ id: "PlannedFault" });

/** A fault without when and how often. */
export const chaosFaultSchema = z.strictObject({
  fault: z.string(),
  with: z.record(z.string(), z.unknown()).optional(),
  vendor: z.string().optional(),
  endpoint: z.string().optional(),
  operation: z.enum(["submit", "poll", "fetch-result"]).optional(),
});

export const faultsSchema = z
  .object({
    planned: z.array(
      z.object({
        plan: plannedFaultSchema,
        used: z.int().meta({ description: "How often it applied." }),
        done: z.boolean().meta({ description: "Whether it applied as often as planned." }),
      }),
    ),
    unused: z.array(plannedFaultSchema).meta({ description: "Those that are not done." }),
  })
  .meta({ id: "Faults" });

export const newFaultsSchema = z.strictObject({
  faults: z
    .array(plannedFaultSchema)
    .min(1)
    .max(1000)
    .meta({ description: "Planned faults, in order; the reference of faults says which there are." }),
});
