import type { Content } from "../canvas.js";
import { ellipse } from "../shapes.js";

/** Where the spots are, in units of the short edge from the middle of the picture, and how large. */
export const spotPlaces = [
  { x: -0.42, y: -0.22 },
  { x: 0.15, y: -0.25 },
  { x: 0.4, y: 0.28 },
] as const;

/** The radius of a spot, in units of the short edge. */
export const spotRadius = 0.09;

/** Three dark spots that do not belong: what a repair is to take away, some of them or all. */
export const spots: Content = {
  isSubject: false,
  shapes: spotPlaces.map(({ x, y }) => ellipse(x, y, spotRadius, spotRadius, [120, 30, 40])),
};
