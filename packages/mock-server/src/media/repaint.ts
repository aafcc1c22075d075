import type { PictureFormat } from "@graycard/core";
import { plainPicture } from "#platform/pictures";
import type { ResultBend } from "../faults/bends.js";
import type { PicturePipeline } from "../platform/pictures.js";
import { openPicture } from "./open-picture.js";

/** No spoilt picture has a longer side, in pixels, whatever it is scaled by. */
const longestSidePx = 8192;

/** Makes another picture of one, as a fault wants it: of another size, format or colours. */
export async function repaint(bytes: Uint8Array, bend: ResultBend, format: PictureFormat): Promise<Uint8Array> {
  const { image, width, height } = await openPicture(bytes);
  const painted = await bendColours(image, bend.pixels, { width, height });
  const side = (px: number) => Math.min(longestSidePx, Math.max(1, Math.round(px * (bend.scale ?? 1))));
  const scaled = painted.resize({ width: side(width), height: side(height), fit: "fill" });
  if (format === "png") return scaled.png().toBuffer();
  return format === "webp" ? scaled.webp({ lossless: true }).toBuffer() : scaled.jpeg().toBuffer();
}

async function bendColours(
  image: PicturePipeline,
  how: ResultBend["pixels"],
  size: { readonly width: number; readonly height: number },
): Promise<PicturePipeline> {
  if (how === "negative") return image.negate({ alpha: false });
  if (how !== "flat") return image;
  const { hasAlpha } = await image.metadata();
  return plainPicture(size, { r: 128, g: 128, b: 128 }, hasAlpha);
}
