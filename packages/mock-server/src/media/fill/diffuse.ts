/** Values on a grid, known in some places. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** `width * height * channels` numbers; what stands at unknown places is overwritten. */
  readonly values: Float32Array;
  /** 1 where the values are known, else 0. */
  readonly known: Uint8Array;
}

/** Smoothing passes per level. The coarse levels carry the values far, so that a few are enough on each. */
const PASSES = 4;

/**
 * Fills the unknown places of a grid smoothly from the known ones, which stay as they are: an approximate solution of
 * Laplace's equation, so a gradient around a hole goes on inside it. It takes a time proportional to the size of the
 * grid, whatever the size of the holes. A grid without any known place becomes zero.
 */
export function diffuse(grid: Grid): void {
  if (!grid.known.includes(0)) return;
  if (grid.width === 1 && grid.height === 1) {
    grid.values.fill(0);
    return;
  }
  const coarse = shrink(grid);
  diffuse(coarse);
  spread(coarse, grid);
  for (let pass = 0; pass < PASSES; pass++) relax(grid, pass % 2 === 1);
}

/** Half the size; a coarse place is known, as the mean of its known parts, when any of its four parts is. */
function shrink({ width, height, channels, values, known }: Grid): Grid {
  const half = emptyGrid(Math.ceil(width / 2), Math.ceil(height / 2), channels);
  const sum = new Float32Array(channels);
  for (let y = 0, at = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++, at++) {
      let count = 0;
      sum.fill(0);
      for (let part = 0; part < 4; part++) {
        const px = x * 2 + (part & 1);
        const py = y * 2 + (part >> 1);
        const from = py * width + px;
        if (px >= width || py >= height || known[from] === 0) continue;
        count++;
        for (let c = 0; c < channels; c++) sum[c] = (sum[c] as number) + (values[from * channels + c] as number);
      }
      if (count === 0) continue;
      half.known[at] = 1;
      for (let c = 0; c < channels; c++) half.values[at * channels + c] = (sum[c] as number) / count;
    }
  }
  return half;
}

/** A grid with nothing known. */
export function emptyGrid(width: number, height: number, channels: number): Grid {
  const values = new Float32Array(width * height * channels);
  return { width, height, channels, values, known: new Uint8Array(width * height) };
}

/** Gives the unknown places of the fine grid the values between the four nearest coarse ones. */
function spread(coarse: Grid, fine: Grid): void {
  const { width, height, channels, values, known } = fine;
  const sampler = new Sampler(coarse);
  for (let y = 0, at = 0; y < height; y++) {
    sampler.row(y);
    for (let x = 0; x < width; x++, at++) {
      if (known[at] !== 0) continue;
      sampler.column(x);
      for (let c = 0; c < channels; c++) values[at * channels + c] = sampler.value(c);
    }
  }
}

/** A place of the fine grid lies a quarter of a coarse step from the centre of the coarse place that contains it. */
const QUARTER = 0.25;

/** Reads a grid at twice its size, blending the four nearest places; made to allocate nothing per place. */
export class Sampler {
  readonly #grid: Grid;
  #nearRow = 0;
  #farRow = 0;
  #nearLeft = 0;
  #nearRight = 0;
  #farLeft = 0;
  #farRight = 0;

  constructor(coarse: Grid) {
    this.#grid = coarse;
  }

  /** Moves to a row of the fine grid. */
  row(y: number): void {
    const { width, height } = this.#grid;
    this.#nearRow = (y >> 1) * width;
    this.#farRow = neighbour(y, height) * width;
  }

  /** Moves to a column of the fine grid, in the present row. */
  column(x: number): void {
    const { width, channels } = this.#grid;
    const near = x >> 1;
    const far = neighbour(x, width);
    this.#nearLeft = (this.#nearRow + near) * channels;
    this.#nearRight = (this.#nearRow + far) * channels;
    this.#farLeft = (this.#farRow + near) * channels;
    this.#farRight = (this.#farRow + far) * channels;
  }

  /** The value of a channel at the present place. */
  value(channel: number): number {
    const { values } = this.#grid;
    const near = values[this.#nearLeft + channel] as number;
    const far = values[this.#farLeft + channel] as number;
    const nearRow = near + ((values[this.#nearRight + channel] as number) - near) * QUARTER;
    const farRow = far + ((values[this.#farRight + channel] as number) - far) * QUARTER;
    return nearRow + (farRow - nearRow) * QUARTER;
  }
}

/** The second nearest coarse place along one axis, within the grid. */
function neighbour(fine: number, size: number): number {
  return Math.min(size - 1, Math.max(0, (fine >> 1) + (fine % 2 === 0 ? -1 : 1)));
}

/** Moves each unknown value to the mean of its neighbours, taking new values into account at once. */
function relax({ width, height, channels, values, known }: Grid, isBackward: boolean): void {
  const last = width * height - 1;
  for (let step = 0; step <= last; step++) {
    const at = isBackward ? last - step : step;
    if (known[at] !== 0) continue;
    const x = at % width;
    const left = x > 0 ? at - 1 : at;
    const right = x < width - 1 ? at + 1 : at;
    const up = at >= width ? at - width : at;
    const down = at < width * (height - 1) ? at + width : at;
    for (let c = 0; c < channels; c++) {
      const sides = (values[left * channels + c] as number) + (values[right * channels + c] as number);
      const ends = (values[up * channels + c] as number) + (values[down * channels + c] as number);
      values[at * channels + c] = (sides + ends) / 4;
    }
  }
}
