import { defineConfig } from "vitest/config";
import { shared } from "../vitest.shared.js";

export default defineConfig(
  shared({
    include: ["tools/**/*.test.ts", "samples/**/*.test.ts"],
    // A page that is missing is as wrong as one that differs; only `npm run docs` writes any.
    update: "none",
  }),
);
