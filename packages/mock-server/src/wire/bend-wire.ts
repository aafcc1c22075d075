import type { Bends } from "../faults/bends.js";
import type { WireBend } from "./wire-bend.js";

/** Adds to what happens to the bytes of an exchange; what was said before about the same thing is replaced. */
export function bendWire(bends: Bends, more: WireBend): void {
  bends.wire = { ...bends.wire, ...more };
}
