import * as z from "@graycard/core/zod";
import { defineRoute } from "../route.js";

export const resetRoutes = [
  defineRoute({
    id: "reset.all",
    method: "POST",
    path: "/reset",
    sentence: "Empties every session and nobody's, and forgets the faults planned for all.",
    answer: z.object({ sessions: z.int().meta({ description: "How many sessions were emptied." }) }),
  }),
] as const;
