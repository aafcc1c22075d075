import * as z from "@graycard/core/zod";

/** What a test can demand of a session, or of all of them, besides what is always looked for. */
export const verifyOptionsSchema = z.strictObject({
  waste: z
    .enum(["none", "allowed"])
    .optional()
    .meta({ description: "none demands that nothing was paid for in vain; it is let pass unless given." }),
});
