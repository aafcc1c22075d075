import { object } from "./object.js";
import { plain } from "./plain.js";
import { portrait } from "./portrait.js";
import { spots } from "./spots.js";
import { stamp } from "./stamp.js";

/** What a picture can show, by name. */
export const contents = { portrait, object, stamp, spots, plain } as const;

/** What a picture can show: one of {@link contents}. */
export type ContentName = keyof typeof contents;
