import type { Colour, Content } from "../canvas.js";
import { box, ellipse, ring } from "../shapes.js";

const glaze: Colour = [176, 44, 38];
const shade: Colour = [142, 32, 30];
const gloss: Colour = [206, 92, 80];
const tea: Colour = [88, 40, 24];

/** A red mug with a handle. */
export const object: Content = {
  isSubject: true,
  shapes: [
    ring(0.22, 0, 0.15, 0.09, shade),
    box(-0.24, -0.24, 0.22, 0.26, glaze),
    ellipse(-0.01, 0.26, 0.23, 0.07, glaze),
    box(0.14, -0.24, 0.22, 0.26, shade),
    box(-0.19, -0.16, -0.14, 0.22, gloss),
    ellipse(-0.01, -0.24, 0.23, 0.07, gloss),
    ellipse(-0.01, -0.235, 0.195, 0.05, tea),
  ],
};
