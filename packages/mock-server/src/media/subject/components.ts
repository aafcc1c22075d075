/** A connected part of a raster. */
export interface Component {
  /** What its pixels are marked with. */
  readonly label: number;
  readonly area: number;
  /** The mean position of its pixels. */
  readonly x: number;
  readonly y: number;
  readonly touchesEdge: boolean;
}

export interface Components {
  /** 0 outside, else the label of the component that a pixel belongs to. */
  readonly labels: Int32Array;
  /** In the order of their labels, from 1. */
  readonly list: readonly Component[];
}

/** Finds the parts of a raster where `isInside` holds that hang together through the sides of their pixels. */
export function findComponents(width: number, height: number, isInside: (at: number) => boolean): Components {
  const labels = new Int32Array(width * height);
  const stack = new Int32Array(width * height);
  const list: Component[] = [];
  for (let seed = 0; seed < labels.length; seed++) {
    if (labels[seed] !== 0 || !isInside(seed)) continue;
    list.push(flood(seed, list.length + 1, { width, height, labels, stack, isInside }));
  }
  return { labels, list };
}

interface Flood {
  readonly width: number;
  readonly height: number;
  readonly labels: Int32Array;
  /** Room for as many pixels as there are; each enters it once. */
  readonly stack: Int32Array;
  readonly isInside: (at: number) => boolean;
}

function flood(seed: number, label: number, { width, height, labels, stack, isInside }: Flood): Component {
  let depth = 0;
  let area = 0;
  let sumX = 0;
  let sumY = 0;
  let touchesEdge = false;
  const visit = (at: number): void => {
    if (labels[at] !== 0 || !isInside(at)) return;
    labels[at] = label;
    stack[depth++] = at;
  };
  visit(seed);
  while (depth > 0) {
    const at = stack[--depth] as number;
    const x = at % width;
    const y = (at - x) / width;
    area++;
    sumX += x;
    sumY += y;
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) touchesEdge = true;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (y > 0) visit(at - width);
    if (y < height - 1) visit(at + width);
  }
  return { label, area, x: sumX / area, y: sumY / area, touchesEdge };
}
