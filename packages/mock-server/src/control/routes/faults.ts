import { defineRoute } from "../route.js";
import { faultsSchema, newFaultsSchema } from "../schemas/faults.js";

export const faultRoutes = [
  defineRoute({
    id: "session.faults.read",
    method: "GET",
    path: "/sessions/{session}/faults",
    sentence: "Lists the faults planned for a session, and how often each applied.",
    answer: faultsSchema,
  }),
  defineRoute({
    id: "session.faults.script",
    method: "POST",
    path: "/sessions/{session}/faults",
    sentence: "Plans faults for a session, after those there are: all of them, or none.",
    body: newFaultsSchema,
    answer: faultsSchema,
  }),
  defineRoute({
    id: "session.faults.clear",
    method: "DELETE",
    path: "/sessions/{session}/faults",
    sentence: "Forgets the faults planned for a session.",
    answer: faultsSchema,
  }),
  defineRoute({
    id: "faults.read",
    method: "GET",
    path: "/faults",
    sentence: "Lists the faults planned for every session.",
    answer: faultsSchema,
  }),
  defineRoute({
    id: "faults.script",
    method: "POST",
    path: "/faults",
    sentence: "Plans faults for every session: all of them, or none.",
    body: newFaultsSchema,
    answer: faultsSchema,
  }),
  defineRoute({
    id: "faults.clear",
    method: "DELETE",
    path: "/faults",
    sentence: "Forgets the faults planned for every session.",
    answer: faultsSchema,
  }),
] as const;
