import * as z from "@graycard/core/zod";
import { defineRoute } from "../route.js";
import { credentialsSchema, newSessionSchema, sessionSchema } from "../schemas/session.js";
import { verifyOptionsSchema } from "../schemas/verify.js";

const oneSession = z.object({ session: sessionSchema });

export const sessionRoutes = [
  defineRoute({
    id: "sessions.create",
    method: "POST",
    path: "/sessions",
    sentence: "Makes a session and, for each vendor, a fresh credential that leads to it; it is shown only here.",
    body: newSessionSchema,
    answer: z.object({ session: sessionSchema, credentials: credentialsSchema }),
  }),
  defineRoute({
    id: "sessions.list",
    method: "GET",
    path: "/sessions",
    sentence: "Lists all sessions: those that were made, and those of keys that came along.",
    answer: z.object({ sessions: z.array(sessionSchema) }),
  }),
  defineRoute({
    id: "sessions.lookup",
    method: "POST",
    path: "/sessions/lookup",
    sentence: "Finds the session of a credential; a credential that nobody used yet gets its session now.",
    body: z.strictObject({
      vendor: z.string().max(100).meta({ description: "The id of a vendor that the mock plays." }),
      credential: z.array(z.string().min(1).max(4096)).min(1).max(8).meta({
        description: "The parts of the credential, in the order the vendor lists them; neither kept nor repeated.",
      }),
    }),
    answer: oneSession,
    secret: true,
  }),
  defineRoute({
    id: "session.read",
    method: "GET",
    path: "/sessions/{session}",
    sentence: "Shows one session.",
    answer: oneSession,
  }),
  defineRoute({
    id: "session.remove",
    method: "DELETE",
    path: "/sessions/{session}",
    sentence:
      "Closes a session: its tasks, results and journal are gone, its credentials are like any others, and whoever waits in it is answered 410.",
    answer: z.object({ removed: z.string() }),
  }),
  defineRoute({
    id: "session.reset",
    method: "POST",
    path: "/sessions/{session}/reset",
    sentence: "Empties a session: tasks, results, faults, files, rates, journal and ledger; its clock stays.",
    answer: oneSession,
  }),
  defineRoute({
    id: "session.verify",
    method: "POST",
    path: "/sessions/{session}/verify",
    sentence:
      "Judges how a session ends: whether a fault was left unused, evidence or a task was lost, or money was wasted.",
    body: verifyOptionsSchema,
    answer: z.object({ ok: z.boolean(), problems: z.array(z.object({ code: z.string(), message: z.string() })) }),
  }),
] as const;
