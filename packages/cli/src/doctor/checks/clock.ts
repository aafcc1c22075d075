import type { DoctorCheck } from "../doctor-check.js";
import { errorName } from "../error-name.js";
import { type Finding, fail, notChecked, ok } from "../finding.js";
import type { Surroundings } from "../surroundings.js";

/** File systems round, and drift is not skew. */
const toleranceMs = 5 * 60_000;

const looked = "the clock, against the dates of files that are here already";

/**
 * Whether the clock is earlier than it can be. A file from the future shows that one of the two was wrong; nothing here
 * shows a clock that runs ahead.
 */
export const clock: DoctorCheck = {
  id: "clock",
  async look(surroundings) {
    return [await notBefore(surroundings), ahead];
  },
};

async function notBefore({ now, datedFiles, disk }: Surroundings): Promise<Finding> {
  const dated: { readonly name: string; readonly at: number }[] = [];
  const unread: string[] = [];
  for (const { name, path } of datedFiles) {
    try {
      dated.push({ name, at: await disk.modifiedAt(path) });
    } catch (error) {
      unread.push(`${name} (${errorName(error)})`);
    }
  }
  const newest = dated.toSorted((a, b) => b.at - a.at)[0];
  const time = now();
  if (!newest) return notChecked(looked, `none of them has a date that can be read: ${unread.join(", ")}`);
  const dates = `it is ${iso(time)}, and the newest of them, ${newest.name}, is of ${iso(newest.at)}`;
  if (newest.at <= time + toleranceMs) return ok(looked, dates);
  return fail(
    looked,
    dates,
    "Set the clock: a result link is judged by it, and one that lives an hour seems to live longer or to be dead.",
  );
}

function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}

const ahead = notChecked(
  "whether the clock runs ahead",
  "nothing on this machine can tell, and no network is used",
  "Compare it with the Date header of any answer of the vendor; a few seconds do not matter.",
);
