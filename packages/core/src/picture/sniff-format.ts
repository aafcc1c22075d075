import type { PictureFormat } from "../contract/work.js";

/** Sizes that the header after the BMP file header is known to have, from OS/2 1.x (12) to Windows 98 (124). */
const BMP_HEADER_SIZES: ReadonlySet<number> = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/**
 * Names the format of a file by its first bytes, never by its name. It is `undefined` when they belong to no format
 * that is known here, or are too few to tell. Says nothing about the rest of the file: see `probePicture`.
 */
export function sniffFormat(bytes: Uint8Array): PictureFormat | undefined {
  if (startsWith(bytes, "\xff\xd8\xff")) return "jpg";
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return "png";
  if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) return "webp";
  if (isTiff(bytes)) return "tiff";
  if (startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a")) return "gif";
  return isBmp(bytes) ? "bmp" : undefined;
}

/** Two byte orders; version 42 is TIFF, version 43 (a plus sign) is BigTIFF. */
function isTiff(bytes: Uint8Array): boolean {
  return ["II*\0", "MM\0*", "II+\0", "MM\0+"].some((mark) => startsWith(bytes, mark));
}

/** Two letters are a weak sign, so the size of the second header has to be one that exists. */
function isBmp(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, "BM") || !startsWith(bytes, "\0\0\0", 15)) return false;
  return BMP_HEADER_SIZES.has(bytes[14] ?? 0);
}

function startsWith(bytes: Uint8Array, mark: string, at = 0): boolean {
  for (let index = 0; index < mark.length; index++) {
    if (bytes[at + index] !== mark.charCodeAt(index)) return false;
  }
  return true;
}
