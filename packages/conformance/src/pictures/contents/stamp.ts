import type { Colour, Content } from "../canvas.js";
import { polygon, ring } from "../shapes.js";

const ink: Colour = [204, 28, 36];

/** A five-pointed star within the unit circle; written down, so that no machine has to work it out. */
const star: readonly (readonly [number, number])[] = [
  [0, -1],
  [0.2245, -0.309],
  [0.9511, -0.309],
  [0.3633, 0.118],
  [0.5878, 0.809],
  [0, 0.382],
  [-0.5878, 0.809],
  [-0.3633, 0.118],
  [-0.9511, -0.309],
  [-0.2245, -0.309],
];

/** The red print of a round seal: a ring around a star. */
export const stamp: Content = {
  isSubject: true,
  shapes: [
    ring(0, 0, 0.4, 0.35, ink),
    polygon(
      star.map(([x, y]) => [x * 0.2, y * 0.2]),
      ink,
    ),
  ],
};
