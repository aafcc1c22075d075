/** Red, green and blue, 0..255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Something that covers a part of a picture. Lengths are in units of the picture's short edge, from its middle. */
export interface Shape {
  readonly colour: Colour;
  /** What lies around all of it, so that the rest need not be asked about. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  covers(x: number, y: number): boolean;
}

/** What is to be seen in a picture: shapes before a backdrop, the later ones in front. */
export interface Content {
  readonly shapes: readonly Shape[];
  /** Whether the shapes are what a cut-out has to find. */
  readonly isSubject: boolean;
}

/** A picture as exact pixels: three bytes each, and which of them are covered by a shape. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  /** 1 where a shape is, 0 where the backdrop shows. */
  readonly covered: Uint8Array;
}

/**
 * Draws contents of a size. Only sums, products and quotients are used, which are the same on every machine, and no
 * pixel is a mixture of two: the same call gives the same pixels everywhere.
 */
export function drawContent(width: number, height: number, { shapes }: Content): Drawing {
  const rgb = new Uint8Array(width * height * 3);
  const covered = new Uint8Array(width * height);
  drawBackdrop(rgb, width, height);
  for (const shape of shapes) drawShape({ width, height, rgb, covered }, shape);
  return { width, height, rgb, covered };
}

/** Light, and a little darker towards the bottom. */
function drawBackdrop(rgb: Uint8Array, width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    const shade = Math.round((y / height) * 14);
    const row = y * width * 3;
    for (let at = row; at < row + width * 3; at += 3) {
      rgb[at] = 226 - shade;
      rgb[at + 1] = 232 - shade;
      rgb[at + 2] = 240 - shade;
    }
  }
}

function drawShape({ width, height, rgb, covered }: Drawing, shape: Shape): void {
  const unit = Math.min(width, height);
  const column = (x: number) => clamp(Math.floor(width / 2 + x * unit), width);
  const row = (y: number) => clamp(Math.floor(height / 2 + y * unit), height);
  const [red, green, blue] = shape.colour;
  for (let y = row(shape.top); y < row(shape.bottom) + 1 && y < height; y++) {
    for (let x = column(shape.left); x < column(shape.right) + 1 && x < width; x++) {
      if (!shape.covers((x + 0.5 - width / 2) / unit, (y + 0.5 - height / 2) / unit)) continue;
      const at = y * width + x;
      covered[at] = 1;
      rgb[at * 3] = red;
      rgb[at * 3 + 1] = green;
      rgb[at * 3 + 2] = blue;
    }
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
