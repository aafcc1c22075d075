import * as z from "@graycard/core/zod";
import { defineRoute } from "../route.js";

/** What a file may weigh. */
export const mostFileBytes = 20 * 1024 ** 2;

const file = z.object({
  name: z.string(),
  bytes: z.int().meta({ description: "Its length." }),
  downloadMs: z.number().meta({ description: "How long its download takes, on the session's clock." }),
});
const base64 = z.string().meta({ description: "The bytes, as base64.", contentEncoding: "base64" });

export const fileRoutes = [
  defineRoute({
    id: "session.files.list",
    method: "GET",
    path: "/sessions/{session}/files",
    sentence: "Lists the files that only this session's image_url can name.",
    answer: z.object({ files: z.array(file) }),
  }),
  defineRoute({
    id: "session.files.put",
    method: "PUT",
    path: "/sessions/{session}/files/{name}",
    sentence: "Gives a session a file: any image_url that ends in its name stands for it.",
    body: z.strictObject({
      base64,
      downloadMs: z
        .number()
        .min(0)
        .max(24 * 3_600_000)
        .optional()
        .meta({
          description: "How long its download takes, in milliseconds on the session's clock; none unless given.",
        }),
    }),
    answer: file,
    // Base64 takes four bytes for three, and the object around it a few more.
    mostBytes: Math.ceil(mostFileBytes / 3) * 4 + 1024,
  }),
  defineRoute({
    id: "session.files.read",
    method: "GET",
    path: "/sessions/{session}/files/{name}",
    sentence: "Gives one of a session's own files.",
    answer: file.extend({ base64 }),
  }),
  defineRoute({
    id: "session.files.remove",
    method: "DELETE",
    path: "/sessions/{session}/files/{name}",
    sentence: "Takes a file from a session.",
    answer: z.object({ removed: z.string() }),
  }),
] as const;
