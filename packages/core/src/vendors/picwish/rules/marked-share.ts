import type { Rectangle } from "../../../contract/work.js";

/**
 * The share of a picture that boxes cover, 0..1: their union, clipped to the picture.
 *
 * Boxes may overlap and hang over the edge. Exact for any number of them: the picture is cut along every
 * edge of a box and each piece is counted once.
 *
 * @example
 * coveredShare([{ x: 0, y: 0, width: 50, height: 100 }], 100, 100); // 0.5
 */
export function coveredShare(boxes: readonly Rectangle[], width: number, height: number): number {
  const clipped = boxes.flatMap((box) => {
    const left = Math.max(box.x, 0);
    const top = Math.max(box.y, 0);
    const right = Math.min(box.x + box.width, width);
    const bottom = Math.min(box.y + box.height, height);
    return right > left && bottom > top ? [{ left, top, right, bottom }] : [];
  });
  const columns = sortedEdges(clipped.flatMap((box) => [box.left, box.right]));
  let covered = 0;
  for (let index = 1; index < columns.length; index++) {
    const [from, to] = [columns[index - 1] ?? 0, columns[index] ?? 0];
    const spans = clipped.filter((box) => box.left <= from && box.right >= to);
    covered += (to - from) * unionLength(spans);
  }
  return covered / (width * height);
}

function sortedEdges(edges: readonly number[]): readonly number[] {
  return [...new Set(edges)].sort((a, b) => a - b);
}

function unionLength(spans: readonly { top: number; bottom: number }[]): number {
  let length = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const span of [...spans].sort((a, b) => a.top - b.top)) {
    length += Math.max(0, span.bottom - Math.max(span.top, reached));
    reached = Math.max(reached, span.bottom);
  }
  return length;
}

/** The largest share of a picture that may be marked for repair; only the market's document names it. */
export const largestMarkedShare = 0.5;
