import { type AnswerBasis, bases, type Exchange } from "@graycard/core";
import * as z from "@graycard/core/zod";

const headers = z.record(z.string(), z.string());

const body = z
  .looseObject({
    bytes: z.int().min(0),
    mediaType: z.string().optional(),
    json: z.unknown().optional(),
    fields: z.record(z.string(), z.unknown()).optional(),
    picture: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "BodyFacts", description: "A body as facts: what it was, never the picture itself." });

const basisShape = {
  is: z.enum(bases).meta({ description: "The weakest of it, as the reference of readings explains." }),
  clauses: z.array(z.string()).meta({ description: "Of its status, of its state and of the rule that was broken." }),
  readings: z
    .record(z.string(), z.string())
    .meta({ description: "The errata that had a say in it, and how each was read." }),
  leans: z
    .array(z.looseObject({ about: z.string() }))
    .meta({ description: "Everything in it that is less than documented, each with what it rests on." }),
} satisfies Readonly<Record<keyof AnswerBasis, z.ZodType>>;

const basis = z.looseObject(basisShape).meta({ id: "AnswerBasis", description: "What an answer rests on." });

// All that an exchange has: one that is missing here does not compile.
const exchangeShape = {
  id: z.string(),
  vendor: z.string().meta({ description: "none for what is nobody's." }),
  endpoint: z.string().optional(),
  operation: z.enum(["submit", "poll", "fetch-result"]).optional(),
  startedAt: z.number().meta({ description: "Milliseconds since the epoch, on the clock of the session." }),
  durationMs: z.number(),
  request: z.looseObject({ method: z.string(), url: z.string(), headers, body: body.optional() }),
  response: z
    .looseObject({ status: z.int(), headers, body: body.optional() })
    .optional()
    .meta({ description: "Absent when no answer came." }),
  fault: z.string().optional().meta({ description: "Why it was refused, or why no answer came." }),
  taskId: z.string().optional().meta({ description: "The task that was taken on or asked for." }),
  because: z.string().optional().meta({
    description: "What went wrong, what was expected instead and what was nearest to it; absent when nothing did.",
  }),
  clause: z.string().optional().meta({ description: "The clause, or the erratum, that because rests on." }),
  basis: basis.optional(),
  faults: z.array(z.string()).optional().meta({ description: "The faults that were played to it, by name." }),
  faultsBy: z.array(z.string()).optional().meta({
    description: "Whose doing each of them was, in the same order: a trigger word with its place, chaos, or a plan.",
  }),
  notes: z.array(z.string()).optional().meta({ description: "What else the mock has to tell of it." }),
} satisfies Readonly<Record<keyof Exchange, z.ZodType>>;

const exchange = z
  .looseObject(exchangeShape)
  .meta({ id: "Exchange", description: "One request with its response, without credentials and pictures." });

/**
 * An exchange as the journal tells of it; what is not listed here is passed on as it is. JSON has no `undefined`, so
 * what may be missing is missing: the schema's own type cannot say that, `Exchange` does.
 */
export const exchangeSchema = exchange as unknown as z.ZodType<Exchange>;
