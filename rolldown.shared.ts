import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, RolldownOptions } from "rolldown";

const dist = "dist";

/**
 * Puts the sources of a package into few files: what is started often should not have to open hundreds. Other packages
 * stay what they are, and so does what depends on the platform (`#…`): it is looked up where the package runs.
 *
 * @param entries the files of `dist` that others load, without their ending, and the sources they are made of; all that
 *   is behind them ends up at the top of `dist`
 */
export function bundle(entries: Readonly<Record<string, string>>): RolldownOptions {
  return {
    input: entries,
    platform: "neutral",
    external: /^[^./]/,
    // What a file of others does when it is loaded is asked for by whoever uses something of it.
    treeshake: { moduleSideEffects: [{ external: true, sideEffects: false }] },
    tsconfig: false,
    plugins: [withoutLeftovers()],
    output: { dir: dist, format: "esm", sourcemap: true, entryFileNames: "[name].js", chunkFileNames: "[name].js" },
  };
}

/** Removes the files of earlier builds, which would be published otherwise. */
function withoutLeftovers(): Plugin {
  return {
    name: "without-leftovers",
    writeBundle(_, written) {
      for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
        const isCode = file.endsWith(".js") || file.endsWith(".js.map");
        if (isCode && !(file.replaceAll("\\", "/") in written)) rmSync(join(dist, file));
      }
    },
  };
}
