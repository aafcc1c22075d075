import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";

/** A page as a browser loads it: files by path, and the modules they were made of. */
export interface BundledPage {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly modules: readonly string[];
  /** All code, to be searched. */
  readonly code: string;
}

/** Bundles the test page from source, as an application's own build would bundle the published package. */
export async function bundlePage(): Promise<BundledPage> {
  const entry = fileURLToPath(new URL("./page.ts", import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("../../..", import.meta.url)),
    resolve: { conditions: ["@graycard/source", "module", "browser", "production"] },
    build: { write: false, minify: false, rolldownOptions: { input: entry, output: { entryFileNames: "page.js" } } },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  const chunks = output.filter((each) => each.type === "chunk");
  const files = new Map<string, string | Uint8Array>([
    [
      "/",
      '<!doctype html><meta charset="utf-8"><title>page</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
    ],
    [
      "/mockServiceWorker.js",
      await readFile(createRequire(import.meta.url).resolve("msw/mockServiceWorker.js"), "utf8"),
    ],
    ...output.map((each) => [`/${each.fileName}`, each.type === "chunk" ? each.code : each.source] as const),
  ]);
  return {
    files,
    modules: chunks.flatMap((chunk) => Object.keys(chunk.modules)),
    code: chunks.map((chunk) => chunk.code).join("\n"),
  };
}
