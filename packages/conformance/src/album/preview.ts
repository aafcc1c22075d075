import { probePicture } from "@graycard/core";
import sharp from "sharp";

/** A picture made small enough to stand in a report, or why there is none. */
export interface Preview {
  /** Format, size in pixels and in bytes, as one line. */
  readonly told: string;
  /** A `data:` URI of a WebP; absent where the bytes are no picture that can be read. */
  readonly uri?: string;
}

/** The longest side of a preview, in pixels. */
export const previewSidePx = 240;

/** Whatever has more pixels is told of and not shown: a report is not worth the memory. */
const mostPixels = 40_000_000;

/** Makes a picture small. Smaller ones stay as large as they are. */
export async function makePreview(bytes: Uint8Array): Promise<Preview> {
  const probe = probePicture(bytes);
  const weight = `${bytes.byteLength} bytes`;
  if (!probe.ok) return { told: `no picture (${probe.fault}), ${weight}` };
  const { format, width, height } = probe.facts;
  const told = `${format}, ${width} × ${height}, ${weight}`;
  try {
    const small = await sharp(bytes, { failOn: "error", limitInputPixels: mostPixels })
      .resize({ width: previewSidePx, height: previewSidePx, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .webp({ quality: 85, alphaQuality: 100 })
      .toBuffer();
    return { told, uri: `data:image/webp;base64,${small.toString("base64")}` };
  } catch {
    return { told: `${told}, cannot be shown` };
  }
}
