import type { Colour, Shape } from "./canvas.js";

/** An ellipse, or a disc when both radii are one length. */
export function ellipse(x: number, y: number, radiusX: number, radiusY: number, colour: Colour): Shape {
  return {
    colour,
    ...around(x - radiusX, y - radiusY, x + radiusX, y + radiusY),
    covers: (px, py) => square((px - x) / radiusX) + square((py - y) / radiusY) < 1,
  };
}

/** A disc with a hole in its middle. */
export function ring(x: number, y: number, outer: number, inner: number, colour: Colour): Shape {
  return {
    colour,
    ...around(x - outer, y - outer, x + outer, y + outer),
    covers(px, py) {
      const distance = square(px - x) + square(py - y);
      return distance < outer * outer && distance >= inner * inner;
    },
  };
}

/** An upright box. */
export function box(left: number, top: number, right: number, bottom: number, colour: Colour): Shape {
  return {
    colour,
    ...around(left, top, right, bottom),
    covers: (px, py) => px >= left && px < right && py >= top && py < bottom,
  };
}

/** An area between straight lines from corner to corner. */
export function polygon(corners: readonly (readonly [x: number, y: number])[], colour: Colour): Shape {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    colour,
    ...around(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)),
    covers(px, py) {
      let inside = false;
      corners.forEach(([x, y], index) => {
        const [lastX, lastY] = corners[(index + corners.length - 1) % corners.length] ?? [x, y];
        // A ray to the right crosses the outline an odd number of times from inside.
        if (y > py !== lastY > py && px < ((lastX - x) * (py - y)) / (lastY - y) + x) inside = !inside;
      });
      return inside;
    },
  };
}

function around(left: number, top: number, right: number, bottom: number) {
  return { left, top, right, bottom };
}

function square(value: number): number {
  return value * value;
}
