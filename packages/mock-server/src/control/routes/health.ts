import * as z from "@graycard/core/zod";
import { defineRoute } from "../route.js";

export const healthRoutes = [
  defineRoute({
    id: "health.read",
    method: "GET",
    path: "/health",
    sentence: "Says that the mock runs, and which vendors it plays.",
    answer: z.object({ status: z.literal("ok"), vendors: z.array(z.string()) }),
    open: true,
  }),
  defineRoute({
    id: "openapi.read",
    method: "GET",
    path: "/openapi.json",
    sentence: "Describes the control plane as an OpenAPI document.",
    answer: z.looseObject({ openapi: z.string() }),
  }),
] as const;
