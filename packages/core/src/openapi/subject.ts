import { strictAnswerSchema } from "../contract/answer.js";
import { type EditionName, resolveReadings } from "../contract/readings.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import { pascalCase } from "./names.js";

/** A vendor under the readings that a document is written for. */
export interface Subject {
  readonly vendor: AnyVendor;
  readonly edition: EditionName;
  /** Typed as what the functions of a vendor take, whichever it is. */
  readonly readings: never;
  /** What the names of its components begin with. */
  readonly prefix: string;
  /** Whether a body is a refusal in the words of the vendor's answer tree, as the edition has them. */
  isRefusal(body: unknown): boolean;
}

/** One endpoint of a subject. */
export interface EndpointSubject extends Subject {
  readonly endpoint: AnyEndpoint;
}

export function subjectOf(vendor: AnyVendor, edition: EditionName): Subject {
  const readings = resolveReadings(vendor, edition) as never;
  const refusal = strictAnswerSchema(vendor.refusedAnswer, "refused", readings);
  return {
    vendor,
    edition,
    readings,
    prefix: pascalCase(vendor.id),
    isRefusal: (body) => refusal.safeParse(body).success,
  };
}
