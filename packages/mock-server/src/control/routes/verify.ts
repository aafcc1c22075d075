import * as z from "@graycard/core/zod";
import { defineRoute } from "../route.js";
import { verifyOptionsSchema } from "../schemas/verify.js";

export const verifyRoutes = [
  defineRoute({
    id: "verify.all",
    method: "POST",
    path: "/verify",
    sentence:
      "Judges how all of it ends: whether a fault for every session was left unused, and every session by itself.",
    body: verifyOptionsSchema,
    answer: z.object({
      ok: z.boolean(),
      problems: z.array(
        z.object({
          session: z
            .string()
            .optional()
            .meta({ description: "The session it was found in; absent for the mock's own." }),
          code: z.string(),
          message: z.string(),
        }),
      ),
    }),
  }),
] as const;
