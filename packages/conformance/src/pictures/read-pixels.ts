import sharp from "sharp";

/** A decoded picture: eight bits a channel, red green blue and, where `channels` is 4, opacity. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

/** Decodes a result; undefined when it is not a picture that can be read to its end. */
export async function readPixels(bytes: Uint8Array): Promise<Pixels | undefined> {
  try {
    const { data, info } = await sharp(bytes, { failOn: "error" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels >= 3) return { width: info.width, height: info.height, channels: info.channels, data };
    return await readGrey(bytes);
  } catch {
    return undefined;
  }
}

async function readGrey(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(bytes, { failOn: "error" })
    .removeAlpha()
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rgb = new Uint8Array(info.width * info.height * 3);
  for (let at = 0; at < info.width * info.height; at++) rgb.fill(data[at * info.channels] ?? 0, at * 3, at * 3 + 3);
  return { width: info.width, height: info.height, channels: 3, data: rgb };
}

/** The colour of one pixel. */
export function pixelAt(pixels: Pixels, x: number, y: number): readonly [number, number, number, number] {
  const at = (y * pixels.width + x) * pixels.channels;
  const value = (offset: number) => pixels.data[at + offset] ?? 0;
  return [value(0), value(1), value(2), pixels.channels === 4 ? value(3) : 255];
}
