import * as z from "@graycard/core/zod";
import { defineRoute } from "../route.js";
import { exchangeSchema } from "../schemas/exchange.js";

/** In a query everything is text. */
const flag = z.preprocess((value: boolean) => ({ true: true, false: false })[String(value)] ?? value, z.boolean());

const query = z.strictObject({
  vendor: z.string().optional().meta({ description: "Only exchanges with this vendor." }),
  endpoint: z.string().optional().meta({ description: "Only exchanges with this endpoint." }),
  operation: z
    .enum(["submit", "poll", "fetch-result"])
    .optional()
    .meta({ description: "Only exchanges of this operation." }),
  status: z
    .union([z.literal("none"), z.coerce.number<number>().int().min(100).max(599)])
    .optional()
    .meta({ description: "Only answers with this HTTP status; none for exchanges without an answer." }),
  task: z.string().min(1).optional().meta({ description: "Only exchanges about the task of this id." }),
  since: z.coerce.number<number>().optional().meta({
    description: "Only what began at this time or later; milliseconds since the epoch, on the session's clock.",
  }),
  until: z.coerce.number<number>().optional().meta({ description: "Only what began before this time." }),
  fault: z.string().optional().meta({ description: "Only what a planned fault of this name applied to." }),
  problem: flag.optional().meta({ description: "Only what went wrong (true), or only what did not (false)." }),
  limit: z.coerce
    .number<number>()
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .meta({ description: "At most so many, the newest; 1000 unless given." }),
});

const answer = z.object({
  exchanges: z.array(exchangeSchema).meta({ description: "Oldest first." }),
  matching: z.int().meta({ description: "How many exchanges there are of this kind, shown or not." }),
  evicted: z.int().meta({
    description: "How many exchanges the journal no longer holds. Above zero, a part must not be taken for the whole.",
  }),
});

export const journalRoutes = [
  defineRoute({
    id: "session.journal.read",
    method: "GET",
    path: "/sessions/{session}/journal",
    sentence: "Tells what happened in a session, without credentials and pictures.",
    query,
    answer,
  }),
  defineRoute({
    id: "journal.read",
    method: "GET",
    path: "/journal",
    sentence: "Tells of the exchanges of nobody's session: a key that is missing or refused, a link to nowhere.",
    query,
    answer,
  }),
] as const;
