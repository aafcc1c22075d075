import sharp from "sharp";
import type { Uploaded } from "./read-fields.js";
import type { Rules } from "./rules.js";

/** Pixels of a picture, four channels each. */
export interface Raw {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
  readonly jpeg: boolean;
}

/** Opens a picture; undefined for a file that is none, or of a format or size that is not taken. */
export async function openPicture(bytes: Uploaded, rules: Rules, formats = defaultFormats): Promise<Raw | undefined> {
  try {
    const bmp = bytes[0] === 0x42 && bytes[1] === 0x4d;
    if (bmp) return formats.includes("bmp") ? within(openBmp(Buffer.from(bytes)), rules) : undefined;
    const { format = "" } = await sharp(bytes).metadata();
    if (!formats.includes(format) && !(format === "gif" && rules.gif)) return undefined;
    const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    return within({ width: info.width, height: info.height, data, jpeg: format === "jpeg" }, rules);
  } catch {
    return undefined;
  }
}

const defaultFormats: readonly string[] = ["jpeg", "png", "webp", "tiff", "bmp"];

function within(raw: Raw, { maxSide }: Rules): Raw | undefined {
  return Math.max(raw.width, raw.height) > maxSide ? undefined : raw;
}

/** 24 bits a pixel, from the bottom up. */
function openBmp(file: Buffer): Raw {
  const [start, width, height] = [file.readUInt32LE(10), file.readInt32LE(18), file.readInt32LE(22)];
  const row = Math.ceil((width * 3) / 4) * 4;
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = start + (height - 1 - y) * row + x * 3;
      const to = (y * width + x) * 4;
      for (const channel of [0, 1, 2]) data[to + channel] = file[from + 2 - channel] ?? 0;
    }
  }
  return { width, height, data, jpeg: false };
}

/** A picture as a file. */
export async function writePicture(raw: Omit<Raw, "jpeg">, format: "png" | "jpg"): Promise<Uint8Array> {
  const { width, height } = raw;
  const picture = sharp(raw.data, { raw: { width, height, channels: 4 } });
  const file = format === "jpg" ? picture.removeAlpha().jpeg({ quality: 96 }) : picture.png({ compressionLevel: 3 });
  return new Uint8Array(await file.toBuffer());
}
