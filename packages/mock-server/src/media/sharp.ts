import { createRequire } from "node:module";
import type Library from "sharp";
import type { Sharp, SharpInput, SharpOptions } from "sharp";

/** Where a chain of the library begins: with a picture, or with options that describe one to be made. */
interface Begin {
  (input?: SharpInput | SharpInput[], options?: SharpOptions): Sharp;
  (options: SharpOptions): Sharp;
}

let loaded: typeof Library | undefined;

/**
 * The picture library, set up once. It is loaded when the first picture is worked on: a mock that is only asked has no
 * need of it, and starts sooner without. Files of this folder take it from here.
 */
export const sharp: Begin = (first?: SharpInput | SharpInput[] | SharpOptions, options?: SharpOptions) => {
  return loadSharp()(first as SharpInput, options);
};

/** Loads it, if that was not done yet. */
export function loadSharp(): typeof Library {
  loaded ??= load();
  return loaded;
}

function load(): typeof Library {
  const library: typeof Library = createRequire(import.meta.url)("sharp");
  // The mock never decodes the same bytes twice in a row, so libvips's cache of past operations would only hold
  // memory; without it a long-running mock stays small, and one request cannot influence the next.
  library.cache(false);
  return library;
}
