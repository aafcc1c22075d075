import { type Raster, toByte } from "./raster.js";

/** Turns light into dark; alpha stays. */
export function negate({ width, height, channels, data }: Raster): Raster {
  const turned = data.map((value, at) => (channels === 4 && at % 4 === 3 ? value : 255 - value));
  return { width, height, channels, data: turned };
}

/** Puts a colour, `#rrggbb`, behind what is transparent. */
export function flatten(raster: Raster, background: string): Raster {
  const { width, height, channels, data } = raster;
  if (channels !== 4) return raster;
  const behind = [1, 3, 5].map((at) => Number.parseInt(background.slice(at, at + 2), 16));
  const flat = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const alpha = (data[from + 3] as number) / 255;
    for (let c = 0; c < 3; c++) {
      flat[to + c] = toByte((data[from + c] as number) * alpha + (behind[c] as number) * (1 - alpha));
    }
  }
  return { width, height, channels: 3, data: flat };
}

/** Cuts a box out. */
export function extract(
  { width, channels, data }: Raster,
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Raster {
  const cut = new Uint8Array(box.width * box.height * channels);
  for (let y = 0; y < box.height; y++) {
    const from = ((box.top + y) * width + box.left) * channels;
    cut.set(data.subarray(from, from + box.width * channels), y * box.width * channels);
  }
  return { width: box.width, height: box.height, channels, data: cut };
}
