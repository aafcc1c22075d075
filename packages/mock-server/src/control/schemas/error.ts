import * as z from "@graycard/core/zod";

/** How the control plane says no. */
export const errorSchema = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .meta({ id: "Error", description: "What failed, what was expected and what to do; `code` is stable." });
