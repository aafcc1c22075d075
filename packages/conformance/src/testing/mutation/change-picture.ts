import sharp, { type Sharp } from "sharp";
import type { PictureChange } from "./mutant.js";
import type { SeenPicture } from "./survey.js";

/** Whether a change does anything to pictures of a kind. */
export function changes(change: PictureChange, { alpha }: SeenPicture): boolean {
  return change !== "opaque" || alpha;
}

type Pixels = Exclude<PictureChange, "cut-short" | "labelled-as-text" | "refused">;

/** A picture with one property changed, in the format it had unless that is the property. */
export async function changedPicture(bytes: Uint8Array, change: Pixels): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp(bytes);
  const { width = 1, height = 1, format } = await picture.metadata();
  const away = Math.max(1, Math.floor(width / 4));
  switch (change) {
    case "one-pixel-wider":
      return encoded(picture.resize(width + 1, height, { fit: "fill" }), format);
    case "half-as-large":
      return encoded(picture.resize(Math.ceil(width / 2), Math.ceil(height / 2), { fit: "fill" }), format);
    case "another-format":
      return encoded(picture, format === "webp" ? "png" : "webp");
    case "negative":
      return encoded(picture.negate({ alpha: false }), format);
    case "flat-grey":
      return encoded(sharp({ create: { width, height, channels: 3, background: "#808080" } }), format);
    case "opaque":
      return encoded(picture.flatten({ background: "#808080" }), format);
    case "moved": {
      const rest = sharp(await picture.extract({ left: 0, top: 0, width: width - away, height }).toBuffer());
      return encoded(rest.extend({ left: away, background: { r: 0, g: 0, b: 0, alpha: 0 } }), format);
    }
  }
}

async function encoded(picture: Sharp, format: string | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const kind = format === "png" || format === "webp" ? format : "jpeg";
  return new Uint8Array(await picture.toFormat(kind, kind === "png" ? {} : { quality: 95 }).toBuffer());
}
