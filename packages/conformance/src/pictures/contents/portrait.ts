import type { Colour, Content } from "../canvas.js";
import { box, ellipse } from "../shapes.js";

const hair: Colour = [62, 42, 32];
const skin: Colour = [226, 182, 152];
const shadedSkin: Colour = [206, 160, 132];
const white: Colour = [250, 250, 248];
const iris: Colour = [66, 74, 60];
const lips: Colour = [178, 84, 84];
const shirt: Colour = [50, 72, 118];
const collar: Colour = [38, 56, 96];

/** Head and shoulders of a person, seen from the front, with all that makes a face. */
export const portrait: Content = {
  isSubject: true,
  shapes: [
    ellipse(0, -0.12, 0.2, 0.23, hair),
    ellipse(0, 0.6, 0.38, 0.32, shirt),
    ellipse(0, 0.36, 0.13, 0.08, collar),
    box(-0.075, 0.06, 0.075, 0.34, shadedSkin),
    ellipse(-0.165, -0.07, 0.025, 0.042, shadedSkin),
    ellipse(0.165, -0.07, 0.025, 0.042, shadedSkin),
    ellipse(0, -0.06, 0.155, 0.195, skin),
    box(-0.1, -0.145, -0.035, -0.13, hair),
    box(0.035, -0.145, 0.1, -0.13, hair),
    ellipse(-0.067, -0.095, 0.03, 0.016, white),
    ellipse(0.067, -0.095, 0.03, 0.016, white),
    ellipse(-0.067, -0.095, 0.014, 0.014, iris),
    ellipse(0.067, -0.095, 0.014, 0.014, iris),
    ellipse(0, -0.025, 0.017, 0.034, shadedSkin),
    ellipse(0, 0.055, 0.05, 0.016, lips),
  ],
};
