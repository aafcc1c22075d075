import { copyFileSync, existsSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin, RolldownOptions } from "rolldown";

const dist = "dist";

/**
 * Puts the sources of a package into few files: what is started often should not have to open hundreds. Other packages
 * stay what they are, and so does what depends on the platform (`#…`): it is looked up where the package runs.
 *
 * @param entries the files of `dist` that others load, without their ending, and the sources they are made of; all that
 *   is behind them ends up at the top of `dist`
 * @param inlined the packages of others that are built in all the same, each with its licence beside it
 */
export function bundle(entries: Readonly<Record<string, string>>, inlined: readonly string[] = []): RolldownOptions {
  return {
    input: entries,
    platform: "neutral",
    external: (name) => /^[^./]/.test(name) && !inlined.some((each) => name === each || name.startsWith(`${each}/`)),
    // What a file of others does when it is loaded is asked for by whoever uses something of it.
    treeshake: { moduleSideEffects: [{ external: true, sideEffects: false }] },
    tsconfig: false,
    plugins: [withoutLeftovers(), ...inlined.map(withLicence)],
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

/** Whoever passes a package on passes its licence on. */
function withLicence(name: string): Plugin {
  return {
    name: `licence-of-${name}`,
    writeBundle() {
      const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
      const licence = places.map((place) => join(place, name, "LICENSE")).find((path) => existsSync(path));
      if (licence === undefined) throw new Error(`${name} is built in, and no licence of it was found.`);
      copyFileSync(licence, join(dist, `${name}.LICENSE`));
    },
  };
}
