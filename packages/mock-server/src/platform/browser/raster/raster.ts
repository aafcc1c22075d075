/** A picture in memory, as media/pixels.ts has it, or one byte per pixel. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
}

/** The same as numbers. With alpha, colours are multiplied by it, so that what cannot be seen spreads no colour. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly values: Float32Array;
}

export function toPlane({ width, height, channels, data }: Raster): Plane {
  const values = new Float32Array(data);
  if (channels === 4) {
    for (let at = 0; at < values.length; at += 4) {
      const alpha = (values[at + 3] as number) / 255;
      for (let c = at; c < at + 3; c++) values[c] = (values[c] as number) * alpha;
    }
  }
  return { width, height, channels, values };
}

export function toRaster({ width, height, channels, values }: Plane): Raster {
  const data = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at += channels) {
    const alpha = channels === 4 ? Math.max(0, values[at + 3] as number) : 255;
    for (let c = at; c < at + channels; c++) {
      const isColour = channels === 4 && c < at + 3;
      data[c] = toByte(isColour && alpha > 0 ? ((values[c] as number) * 255) / alpha : (values[c] as number));
    }
  }
  return { width, height, channels, data };
}

export function toByte(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}
