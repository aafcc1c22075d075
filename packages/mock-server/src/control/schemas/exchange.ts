import type { Exchange } from "@graycard/core";
import * as z from "zod";

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

const exchange = z
  .looseObject({
    id: z.string(),
    vendor: z.string(),
    endpoint: z.string().optional(),
    operation: z.enum(["submit", "poll", "fetch-result"]).optional(),
    startedAt: z.number().meta({ description: "Milliseconds since the epoch, on the clock of the session." }),
    durationMs: z.number(),
    request: z.looseObject({ method: z.string(), url: z.string(), headers, body: body.optional() }),
    response: z.looseObject({ status: z.int(), headers, body: body.optional() }).optional(),
    fault: z.string().optional().meta({ description: "Why it was refused, or why no answer came." }),
  })
  .meta({ id: "Exchange", description: "One request with its response, without credentials and pictures." });

/**
 * An exchange as the journal tells of it; what is not listed here is passed on as it is. JSON has no `undefined`, so
 * what may be missing is missing: the schema's own type cannot say that, `Exchange` does.
 */
export const exchangeSchema = exchange as unknown as z.ZodType<Exchange>;
