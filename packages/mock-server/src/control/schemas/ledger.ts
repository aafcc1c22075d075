import * as z from "@graycard/core/zod";
import { fates } from "../../ledger/fate.js";

const fate = z.enum(fates);

/** One accepted submit, as the ledger has it. */
export const ledgerEntrySchema = z
  .looseObject({
    id: z.string(),
    taskId: z.string(),
    at: z.number().meta({ description: "When it was accepted; milliseconds since the epoch, on the session's clock." }),
    vendor: z.string(),
    endpoint: z.string(),
    priceClass: z.string().meta({ description: "The kind of work, which is what prices are made by." }),
    credits: z.number().optional().meta({ description: "In the vendor's credits, where a price is known." }),
    charged: z.boolean().meta({ description: "Whether the vendor takes money for it." }),
    bytes: z.number().meta({ description: "The length of its pictures." }),
    fingerprint: z.string().optional().meta({ description: "The same for two submits of the same work." }),
    fate,
    duplicateOf: z.string().optional().meta({ description: "The task that was taken on for the same work before." }),
  })
  .meta({ id: "LedgerEntry" });

export const ledgerSummarySchema = z
  .looseObject({
    submits: z.int(),
    fates: z.record(fate, z.int()),
    credits: z.number().meta({ description: "What was charged, as far as prices are known." }),
    wastedCredits: z.number().meta({ description: "The part of it that came to nothing." }),
    unpriced: z.int().meta({ description: "Charged submits without a known price, which the credits leave out." }),
  })
  .meta({ id: "LedgerSummary" });
