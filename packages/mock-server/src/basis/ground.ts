import type { AnyVendor, Basis, Readings } from "@graycard/core";
import type { Cited } from "./evidence.js";

/** One thing that an answer rests on. */
export interface Ground {
  /** What of the answer or of its request. */
  readonly about: string;
  readonly basis: Basis;
  readonly clause?: string;
  /** What settles it where no clause does. */
  readonly erratum?: string;
  /** The reading of the erratum that is in force. */
  readonly reading?: string;
  /** Whether that is another one than the erratum's choice. */
  readonly switched?: boolean;
}

/** What the vendor's data cites for something: a clause, whose words or sample it is, or an erratum for want of one. */
export function citedGround(vendor: AnyVendor, readings: Readings, about: string, cited: Cited): Ground {
  if (typeof cited === "string") {
    return { about, basis: vendor.clauses[cited]?.kind === "sample" ? "sample" : "documented", clause: cited };
  }
  // Where the documents are clear, what they do not name can only come from elsewhere.
  return erratumGround(vendor, readings, about, cited.erratum, "observed");
}

/** What a reading stands for that decided something by itself, without anything cited for it. */
export function readingGround(vendor: AnyVendor, readings: Readings, about: string, erratum: string): Ground {
  // Where the documents are clear, the choice is what they say.
  return erratumGround(vendor, readings, about, erratum, "documented");
}

function erratumGround(
  vendor: AnyVendor,
  readings: Readings,
  about: string,
  erratum: string,
  choiceOfDifference: Basis,
): Ground {
  const { kind, choice } = vendor.errata[erratum] ?? {};
  const reading = readingInForce(vendor, readings, erratum);
  const switched = reading !== choice;
  const difference = kind === "difference";
  const published = switched && (difference || vendor.editions.observed[erratum] === reading);
  const chosen = difference && !switched ? choiceOfDifference : "inferred";
  return { about, basis: published ? "observed" : chosen, erratum, reading, switched };
}

/** What a fault puts into force may be none of the readings. */
const plannedReading = "planned";

/** The name of the reading of an erratum that is in force. */
function readingInForce(vendor: AnyVendor, readings: Readings, erratum: string): string {
  const { readings: known = {}, choice = plannedReading } = vendor.errata[erratum] ?? {};
  if (!Object.hasOwn(readings, erratum)) return choice;
  const names = Object.keys(known).filter((name) => (known[name]?.value ?? name) === readings[erratum]);
  return names.includes(choice) ? choice : (names[0] ?? plannedReading);
}
