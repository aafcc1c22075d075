import type { ViteUserConfig } from "vitest/config";

/** Tests run from the sources of every package (the `@graycard/source` condition), never from a stale build. */
export function shared(overrides: ViteUserConfig["test"] = {}): ViteUserConfig {
  const conditions = ["@graycard/source"];
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      include: ["src/**/*.test.ts"],
      // Tests bring their own clocks, seeds and ports, so nothing has to be kept apart by a process.
      isolate: false,
      // Nothing waits, but shared machines stall: a slow one must not look like a broken one.
      testTimeout: 300_000,
      reporters: ["default", "json"],
      outputFile: { json: ".reports/vitest.json" },
      ...overrides,
    },
  };
}
