import * as z from "@graycard/core/zod";
import { snapshotSchema } from "../../snapshot/snapshot.js";
import { defineRoute } from "../route.js";
import { credentialsSchema, sessionSchema } from "../schemas/session.js";

const snapshot = snapshotSchema.meta({ id: "Snapshot", description: "A saved session, with its pictures." });

export const snapshotRoutes = [
  defineRoute({
    id: "session.snapshot.take",
    method: "GET",
    path: "/sessions/{session}/snapshot",
    sentence: "Saves a session, once nothing in it is at work: there is no credential in what is saved.",
    answer: snapshot,
  }),
  defineRoute({
    id: "session.snapshot.restore",
    method: "PUT",
    path: "/sessions/{session}/snapshot",
    sentence: "Restores a saved session under its id, in the place of the one that has it, and shows what enters it.",
    body: snapshot,
    answer: z.object({ session: sessionSchema, credentials: credentialsSchema }),
    makesSession: true,
    mostBytes: 256 * 1024 ** 2,
  }),
] as const;
