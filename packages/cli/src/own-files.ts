import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Looked up from the top of the sources, which is where all code ends up that is built: no other file knows its place.
const besideSources = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Loaded into programs in Node.js; a file of its own, as they cannot load TypeScript. */
export const preloadFile = besideSources("preload/stay-here.cjs");

/** The manifest of this package. */
export const manifestFile = besideSources("package.json");

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
}

/** What it says. */
export const manifest: Manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
