import * as z from "@graycard/core/zod";
import { exchangeSchema } from "../control/schemas/exchange.js";
import { scriptedFaultSchema } from "../faults/scripted-fault.js";
import { paces } from "../sessions/pace.js";

/** The form of a saved session. It only changes together with this number. */
export const snapshotVersion = 1;

const count = z.int().min(0);
/** Milliseconds since the epoch; absent where it never comes. */
const time = z.number();
const values = z.record(z.string(), z.unknown());
const random = z.strictObject({ seed: z.string(), position: count });

/** A picture by its SHA-256, or why there is none. */
const source = z.union([
  z.strictObject({ sha256: z.string() }),
  z.strictObject({
    failure: z.strictObject({
      reason: z.string(),
      detail: z.string().optional(),
      because: z.string(),
    }),
  }),
]);

const schedule = z.strictObject({
  steps: z.array(z.strictObject({ state: z.enum(["queued", "preparing", "waiting", "processing"]), from: time })),
  createdAt: time,
  processedAt: time.optional(),
  workedUntil: time.optional(),
  endsAt: time.optional(),
  timedOut: z.boolean(),
});

const fault = z.strictObject({
  plan: scriptedFaultSchema,
  by: z.string().optional(),
  seen: count,
  skip: count,
  used: count,
  left: z.number().optional(),
  owed: count.optional(),
  endsAt: time.optional(),
});

const reading = { script: z.array(fault).optional(), problems: z.array(z.string()) };

const task = z.strictObject({
  id: z.string(),
  vendor: z.string(),
  endpoint: z.string(),
  /** By name, for each switchable erratum. */
  readings: z.record(z.string(), z.string()),
  limits: z.record(z.string(), z.number()),
  values,
  delivery: z.strictObject({
    mode: z.enum(["sync", "async"]),
    form: z.enum(["link", "base64", "binary"]),
    binaryOutput: z.string().optional(),
  }),
  jobs: z.array(z.strictObject({ image: source, mask: source.optional() })),
  schedule,
  keptUntil: time.optional(),
  forcedCode: z.int().optional(),
  quirks: values,
  triggers: z.array(fault).optional(),
  endsShown: count,
});

const booking = z.strictObject({
  id: z.string(),
  taskId: z.string(),
  at: time,
  vendor: z.string(),
  endpoint: z.string(),
  work: z.enum(["upscale", "inpaint", "cutout", "restore"]),
  credits: z.number().optional(),
  askableUntil: time.optional(),
  lost: z.boolean(),
  deliveredAt: time.optional(),
  failedAt: time.optional(),
  failureIsCharged: z.boolean(),
  linksDieAt: time.optional(),
  bytes: count,
  fingerprint: z.string().optional(),
});

/** A session as it can be written to a file. It has no credential in it, and nothing that one could be found out from. */
export const snapshotSchema = z.strictObject({
  graycard: z.literal("session"),
  version: z.literal(snapshotVersion),
  /** The same for mocks with the same seed. */
  mark: z.string(),
  id: z.string(),
  /** Which of the sessions that were asked for it was; absent for that of a credential that just came along. */
  number: count.optional(),
  options: z.looseObject({
    pace: z.enum(paces),
    edition: z.enum(["documented", "observed"]),
    readings: z.record(z.string(), z.record(z.string(), z.string())),
  }),
  state: z.strictObject({
    now: time,
    random,
    exchangeIds: random,
    windows: z.array(z.strictObject({ name: z.string(), state: z.unknown() })),
    faults: z.array(fault),
    triggers: z.strictObject({
      key: z.strictObject(reading).optional(),
      names: z.array(z.strictObject({ name: z.string(), ...reading })),
    }),
    chaos: z
      .strictObject({
        left: count,
        series: z.array(z.strictObject({ name: z.string(), asked: count, inRow: count })),
      })
      .optional(),
    journal: z.strictObject({ exchanges: z.array(exchangeSchema), evicted: count }),
    ledger: z.strictObject({ booked: count, evicted: count, bookings: z.array(booking) }),
    droppedTasks: count.optional(),
  }),
  /** Oldest first. */
  tasks: z.array(task),
  /** The session's own pictures, by name. */
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), downloadMs: z.number() })),
  /** Every picture once, as base64, by its SHA-256. */
  pictures: z.record(z.string(), z.string()),
});

/**
 * A session that was saved: its tasks with their pictures, clock, files, faults, rates, journal and ledger. Plain JSON;
 * restore it with `mock.restore()`.
 */
export type Snapshot = z.output<typeof snapshotSchema>;

export type SavedTask = Snapshot["tasks"][number];
export type SavedSource = z.output<typeof source>;
