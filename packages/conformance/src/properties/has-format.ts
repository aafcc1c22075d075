import { type PictureFormat, probePicture } from "@graycard/core";
import type { Property } from "./property.js";

/** The file is of one of these formats, by what is in it and not by its name. */
export function hasFormat(file: Uint8Array, ...wanted: readonly PictureFormat[]): Property {
  const probe = probePicture(file);
  return {
    ok: probe.ok && wanted.includes(probe.facts.format),
    expected: wanted.join(" or "),
    actual: probe.ok ? probe.facts.format : `no picture (${probe.fault})`,
  };
}
