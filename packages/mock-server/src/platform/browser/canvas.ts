import type { Raster } from "./raster/raster.js";

/**
 * Decodes a file with what the browser has for it. A canvas keeps colours multiplied by their alpha, so those of nearly
 * transparent pixels come back a little different.
 *
 * @param alpha whether the file has alpha, which a canvas does not tell
 */
export async function decodeOnCanvas(bytes: Uint8Array, alpha: boolean): Promise<Raster> {
  const bitmap = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>]), { premultiplyAlpha: "none" });
  const { width, height } = bitmap;
  const context = contextOf(width, height, true);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return alpha ? { width, height, channels: 4, data: new Uint8Array(data.buffer) } : withoutAlpha(width, height, data);
}

/** Encodes a picture with what the browser has for it. */
export async function encodeOnCanvas(raster: Raster, type: string, quality: number | undefined): Promise<Uint8Array> {
  const { width, height, channels } = raster;
  const context = contextOf(width, height, channels === 4);
  context.putImageData(new ImageData(withAlpha(raster), width, height), 0, 0);
  const blob = await context.canvas.convertToBlob({ type, ...(quality === undefined ? {} : { quality }) });
  // A browser that cannot write a format writes a PNG instead, without a word.
  if (blob.type !== type) throw new Error(`This browser cannot write ${type}.`);
  return new Uint8Array(await blob.arrayBuffer());
}

function contextOf(width: number, height: number, alpha: boolean): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext("2d", { alpha, willReadFrequently: true });
  if (!context) throw new Error(`This browser has no canvas of ${width} x ${height} pixels.`);
  return context;
}

function withoutAlpha(width: number, height: number, rgba: Uint8ClampedArray): Raster {
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    for (let c = 0; c < 3; c++) data[to + c] = rgba[from + c] as number;
  }
  return { width, height, channels: 3, data };
}

function withAlpha({ width, height, channels, data }: Raster): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += channels, to += 4) {
    for (let c = 0; c < 3; c++) rgba[to + c] = data[channels === 1 ? from : from + c] as number;
    if (channels === 4) rgba[to + 3] = data[from + 3] as number;
  }
  return rgba;
}
