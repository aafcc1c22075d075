import * as z from "@graycard/core/zod";
import { defineRoute } from "../route.js";
import { ledgerEntrySchema, ledgerSummarySchema } from "../schemas/ledger.js";

export const ledgerRoutes = [
  defineRoute({
    id: "session.ledger.read",
    method: "GET",
    path: "/sessions/{session}/ledger",
    sentence: "Tells what a session's submits would have cost, and what came of each.",
    answer: z.object({
      entries: z.array(ledgerEntrySchema).meta({ description: "Oldest first." }),
      summary: ledgerSummarySchema,
      waste: z.array(z.string()).meta({ description: "What was paid for and came to nothing, one sentence each." }),
      evicted: z.int().meta({ description: "How many submits the ledger no longer holds." }),
    }),
  }),
] as const;
