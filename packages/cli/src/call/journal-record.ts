import * as z from "@graycard/core/zod";

const handle = z.object({
  vendor: z.string(),
  endpoint: z.string(),
  taskId: z.string(),
  acceptedAt: z.number(),
  expects: z.object({ form: z.enum(["link", "base64", "binary"]), outputs: z.array(z.string()).readonly() }).optional(),
});
const charged = z.enum(["no", "yes", "unknown"]);
const common = { at: z.string(), key: z.string() };

/** The first line of a journal: what it is, and of which calls. */
export const headSchema = z.object({
  journal: z.literal("graycard call"),
  version: z.literal(1),
  vendor: z.string(),
  endpoint: z.string(),
  /** Scheme, host and port of who was called. */
  origin: z.string(),
});

/** Which calls a journal is of. */
export type JournalSubject = Pick<z.infer<typeof headSchema>, "vendor" | "endpoint" | "origin">;

/** Each other line: something that happened to one call, which `key` is the fingerprint of. */
export const recordSchema = z.discriminatedUnion("event", [
  /** A submit is about to leave: from here on money may be spent. `folder` is where its results go. */
  z.object({ event: z.literal("intent"), ...common, image: z.string(), folder: z.string() }),
  /** It was accepted, and can be asked for. */
  z.object({ event: z.literal("task"), ...common, handle }),
  /** It was accepted and done, by a vendor that has no tasks to ask for: the links are all there is. */
  z.object({
    event: z.literal("result"),
    ...common,
    links: z.array(z.object({ name: z.string(), url: z.string() })),
  }),
  /** It provably cost nothing: it may be sent again. */
  z.object({ event: z.literal("free"), ...common, code: z.string() }),
  /** It left, and nobody knows what came of it. */
  z.object({ event: z.literal("unknown"), ...common, evidence: z.string() }),
  /** It ended without a result, and may have been paid for. */
  z.object({ event: z.literal("failed"), ...common, code: z.string(), message: z.string(), charged }),
  /** Its results are these files of this picture; written down before they get their names. */
  z.object({
    event: z.literal("output"),
    ...common,
    image: z.string(),
    /** `sha256`, in hex, tells them from what others put there; journals of earlier versions have none. */
    files: z.array(z.object({ name: z.string(), path: z.string(), bytes: z.number(), sha256: z.string().optional() })),
  }),
]);

/** A line of a journal. Paths are relative to its folder. */
export type JournalRecord = z.infer<typeof recordSchema>;

type Of<E extends JournalRecord["event"]> = Extract<JournalRecord, { readonly event: E }>;

/** A record before it is written: the journal adds the time. */
export type NewRecord = { [E in JournalRecord["event"]]: Omit<Of<E>, "at"> }[JournalRecord["event"]];

/** A result file, as a journal knows it. */
export type JournalFile = Of<"output">["files"][number];

/** How far a call has got. */
export interface KnownCall {
  readonly phase: JournalRecord["event"];
  readonly folder?: string;
  readonly handle?: Of<"task">["handle"];
  readonly links?: Of<"result">["links"];
  readonly failure?: Pick<Of<"failed">, "code" | "message" | "charged">;
  readonly evidence?: string;
  /** The files of each picture that had this call, by picture. */
  readonly outputs: ReadonlyMap<string, readonly JournalFile[]>;
}

/** What is known of a call after one more record. */
export function afterRecord(before: KnownCall | undefined, record: JournalRecord): KnownCall {
  const known = { ...(before ?? { outputs: new Map() }), phase: record.event };
  switch (record.event) {
    case "intent":
      // A new attempt: what became of the one before is over.
      return { phase: "intent", folder: record.folder, outputs: known.outputs };
    case "task":
      return { ...known, handle: record.handle };
    case "result":
      return { ...known, links: record.links };
    case "unknown":
      return { ...known, evidence: record.evidence };
    case "failed": {
      const { code, message, charged } = record;
      return { ...known, failure: { code, message, charged } };
    }
    case "output":
      return { ...known, outputs: new Map([...known.outputs, [record.image, record.files]]) };
    case "free":
      return known;
  }
}
