/** A picture in memory: 8-bit sRGB, upright, rows from top to bottom, no padding between them. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 3: red green blue; 4: with alpha, which is not multiplied into the colours. */
  readonly channels: 3 | 4;
  /** `width * height * channels` bytes. */
  readonly data: Uint8Array;
}

/** The most pixels that are decoded unless a caller says otherwise: 4096 by 4096. */
export const MAX_PIXELS = 4096 * 4096;

/** How light a pixel looks, 0..255, from its sRGB values (the weights of ITU-R BT.601). */
export function luma(red: number, green: number, blue: number): number {
  return (red * 299 + green * 587 + blue * 114) / 1000;
}
