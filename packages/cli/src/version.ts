import { manifest } from "./own-files.js";

/** The version of this package. */
export const { version } = manifest;
