import type { CutoutPlan } from "@graycard/core";
import { sameBytes } from "../../platform/same-bytes.js";
import type { Pixels } from "../pixels.js";
import type { SoftMask } from "./soft-mask.js";

/** A picture is looked at when its task ends and again for each of its results; a few may be under way at once. */
const mostRemembered = 4;

interface Finding {
  readonly pixels: Pixels;
  readonly subject: CutoutPlan["subject"];
  readonly mask: Promise<SoftMask | undefined>;
}

const lately: Finding[] = [];

/** What was found in the same pixels a moment ago, else what is found now. */
export function latelyFound(
  pixels: Pixels,
  subject: CutoutPlan["subject"],
  find: () => Promise<SoftMask | undefined>,
): Promise<SoftMask | undefined> {
  const known = lately.find((each) => each.subject === subject && isSame(each.pixels, pixels));
  if (known) return known.mask;
  const finding = { pixels, subject, mask: find() };
  lately.unshift(finding);
  lately.length = Math.min(lately.length, mostRemembered);
  // What could not be found out is not remembered.
  finding.mask.catch(() => {
    const at = lately.indexOf(finding);
    if (at >= 0) lately.splice(at, 1);
  });
  return finding.mask;
}

function isSame(a: Pixels, b: Pixels): boolean {
  return a.width === b.width && a.height === b.height && a.channels === b.channels && sameBytes(a.data, b.data);
}
