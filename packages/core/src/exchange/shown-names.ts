import type { AnyVendor } from "../contract/vendor.js";
import { redactJson } from "./redact.js";

/** A file's name tells by its ending what its sender took it for; the rest may say who that was. */
export function shownFileName(fileName: string): string {
  const ending = /\.(?:jpe?g|png|webp|tiff?|bmp|gif|heic|avif|svg|txt|json|pdf|bin)$/i.exec(fileName);
  return `[withheld]${ending?.[0] ?? ""}`;
}

/** The name of a field, if the vendor has one so called or if it is a plain name. */
export function shownName(name: string, vendor: AnyVendor): string {
  return Object.keys(redactJson({ [name]: true }, vendor) as object)[0] ?? "";
}
