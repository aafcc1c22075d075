import type { Content } from "../canvas.js";

/** Nothing but the backdrop. */
export const plain: Content = { isSubject: false, shapes: [] };
