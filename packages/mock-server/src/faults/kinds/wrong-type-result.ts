import * as z from "@graycard/core/zod";
import { defineFault } from "../fault.js";

/** Send something else than the picture that was promised. */
export const wrongTypeResult = defineFault({
  name: "wrong-type-result",
  sentence:
    "Sends a page of HTML, a JSON error or a WebP picture in place of the result, under the status of a success.",
  parameters: z.strictObject({ as: z.enum(["html", "json", "webp"]).optional() }),
  operations: () => ["fetch-result", "submit", "poll"],
  certainOperations: () => ["fetch-result"],
  needs: "picture",
  apply(bends, { as = "html" }) {
    bends.results.push(as === "webp" ? { format: "webp" } : bodies[as]);
  },
});

const bodies = {
  html: { text: "<!doctype html><title>Please wait</title>", contentType: "text/html; charset=utf-8" },
  json: { text: '{"error":"not here"}', contentType: "application/json" },
} as const;
