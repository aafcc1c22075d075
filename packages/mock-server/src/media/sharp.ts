import sharp from "sharp";

// The mock never decodes the same bytes twice in a row, so libvips's cache of past operations would only hold
// memory; without it a long-running mock stays small, and one request cannot influence the next.
sharp.cache(false);

/** The picture library, set up once. Files of this folder take it from here. */
export { sharp };
