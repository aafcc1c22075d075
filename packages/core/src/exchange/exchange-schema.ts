import * as z from "zod";
import { bases } from "./answer-basis.js";

const text = z.string();
const texts = z.array(text);
const byName = z.record(text, z.unknown());

/** What can be said of a picture, as it stands in an exchange. */
export const pictureSchema = z.object({
  format: z.enum(["jpg", "png", "webp", "tiff", "bmp", "gif"]),
  width: z.number(),
  height: z.number(),
  alpha: z.boolean(),
  animated: z.boolean(),
});

const signs = z.string().max(3);

/** How a result link is signed. */
export const linkFactsSchema = z.object({
  item: z.int().nonnegative(),
  output: text,
  signature: z.object({ bytes: z.int().nonnegative().optional(), encoded: signs, raw: signs }),
});

const bodySchema = z.object({
  bytes: z.number(),
  mediaType: text.optional(),
  json: z.unknown().optional(),
  fields: byName.optional(),
  picture: pictureSchema.optional(),
  sha256: text.optional(),
  links: z.array(linkFactsSchema).optional(),
});

const leanSchema = z.object({
  about: text,
  basis: z.enum(bases).exclude(["documented"]),
  clause: text.optional(),
  reading: text.optional(),
});

/** The shape of an exchange that comes from outside; it says nothing of whether it was redacted. */
export const exchangeSchema = z.object({
  id: text,
  vendor: text,
  endpoint: text.optional(),
  operation: z.enum(["submit", "poll", "fetch-result"]).optional(),
  startedAt: z.number(),
  durationMs: z.number(),
  request: z.object({ method: text, url: text, headers: z.record(text, text), body: bodySchema.optional() }),
  response: z.object({ status: z.number(), headers: z.record(text, text), body: bodySchema.optional() }).optional(),
  fault: text.optional(),
  taskId: text.optional(),
  because: text.optional(),
  clause: text.optional(),
  basis: z
    .object({ is: z.enum(bases), clauses: texts, readings: z.record(text, text), leans: z.array(leanSchema) })
    .optional(),
  faults: texts.optional(),
  faultsBy: texts.optional(),
  notes: texts.optional(),
});
