import * as z from "@graycard/core/zod";
import { strictnesses } from "../../basis/strictness.js";
import { paces } from "../../sessions/pace.js";
import { rateAlgorithmNames } from "../../sessions/rate-windows/index.js";
import { chaosFaultSchema } from "./faults.js";

const readings = z.record(z.string(), z.record(z.string(), z.string()));

const chaos = z
  .strictObject({
    rate: z.number().min(0).max(1).meta({ description: "The share of requests that a fault meets." }),
    budget: z.int().min(1).optional().meta({ description: "The most faults of a session; 100 unless given." }),
    successBy: z.int().min(1).optional().meta({
      description: "The request of a series that succeeds at the latest; 3 unless given.",
    }),
    faults: z.array(chaosFaultSchema).min(1).max(1000).optional().meta({ description: "What to pick from." }),
  })
  .meta({ id: "Chaos", description: "Faults at random, from the seed and within bounds." });

/** What can be chosen for a session; what is not, the mock was started with. */
export const sessionOptionsSchema = z
  .strictObject({
    pace: z.enum(paces).optional().meta({ description: "How time passes." }),
    edition: z
      .enum(["documented", "observed"])
      .optional()
      .meta({ description: "What is played where documents and facts differ." }),
    readings: readings.optional().meta({ description: "Single readings of errata by name, per vendor." }),
    qps: z
      .union([z.number().positive(), z.literal("off")])
      .optional()
      .meta({ description: "Requests per second; the documents' own unless given." }),
    rateWindow: z
      .enum(rateAlgorithmNames)
      .optional()
      .meta({ description: "How requests are counted against the rate." }),
    chaos: chaos.optional().meta({ description: "Faults at random, within bounds: rate, budget, successBy, faults." }),
    journalBytes: z
      .int()
      .min(1)
      .max(1024 ** 3)
      .optional()
      .meta({ description: "Roughly how much memory the journal may take, in bytes; 32 MiB unless given." }),
    strict: z.enum(strictnesses).optional().meta({
      description: "The weakest that answers may rest on before verifying fails; anything goes unless given.",
    }),
  })
  .meta({ id: "SessionOptions" });

/** What can be chosen for a session that is made. */
export const newSessionSchema = sessionOptionsSchema
  .extend({
    seed: z
      .union([z.string(), z.number()])
      .optional()
      .meta({ description: "Makes its ids and delays those of the first session with this seed in any mock." }),
  })
  .meta({ id: "NewSession" });

/** A session as lists show it. */
export const sessionSchema = z
  .object({
    id: z.string(),
    options: z.looseObject({
      pace: z.enum(paces),
      edition: z.enum(["documented", "observed"]),
      readings,
      qps: z.union([z.number(), z.literal("off")]).optional(),
    }),
    now: z.number().meta({ description: "The time of its clock, in milliseconds since the epoch." }),
    tasks: z.int().meta({ description: "How many tasks it holds." }),
    exchanges: z.int().meta({ description: "How many exchanges its journal holds." }),
    evicted: z.int().meta({ description: "How many exchanges its journal no longer holds." }),
    unusedFaults: z.int().meta({ description: "How many planned faults have not applied as often as planned." }),
  })
  .meta({ id: "Session" });

export const credentialsSchema = z
  .record(z.string(), z.array(z.string()))
  .meta({ description: "The parts of a credential, per vendor, in the order the vendor lists them." });
