import type { Pixels } from "../pixels.js";

/** The white that daylight sRGB is relative to. */
const WHITE_X = 0.95047;
const WHITE_Z = 1.08883;

const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** The colours of a picture as CIE L*a*b*, three numbers per pixel: there, equal distances look about equally large. */
export function toLab({ data, channels, width, height }: Pixels): Float32Array {
  const lab = new Float32Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    const red = LINEAR[data[from] as number] as number;
    const green = LINEAR[data[from + 1] as number] as number;
    const blue = LINEAR[data[from + 2] as number] as number;
    const x = curve((red * 0.4124564 + green * 0.3575761 + blue * 0.1804375) / WHITE_X);
    const y = curve(red * 0.2126729 + green * 0.7151522 + blue * 0.072175);
    const z = curve((red * 0.0193339 + green * 0.119192 + blue * 0.9503041) / WHITE_Z);
    lab[to] = 116 * y - 16;
    lab[to + 1] = 500 * (x - y);
    lab[to + 2] = 200 * (y - z);
  }
  return lab;
}

function curve(share: number): number {
  return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
}

/** The distance of two colours; each is given by the position of its first number. */
export function labDistance(a: Float32Array, at: number, b: Float32Array, other: number): number {
  const light = (a[at] as number) - (b[other] as number);
  const red = (a[at + 1] as number) - (b[other + 1] as number);
  const yellow = (a[at + 2] as number) - (b[other + 2] as number);
  return Math.sqrt(light * light + red * red + yellow * yellow);
}
