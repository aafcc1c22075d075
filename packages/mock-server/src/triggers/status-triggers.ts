import type { AnyVendor, RequestFault } from "@graycard/core";
import type { Trigger } from "./trigger.js";

/** What a refusal with a status is about, whatever a vendor's own number for it is. */
const faultOfStatus: Readonly<Record<number, RequestFault>> = {
  400: "invalid-parameter",
  401: "unauthenticated",
  404: "not-found",
  413: "too-large",
  429: "rate-limited",
  500: "internal",
};

/** The word that has a request turned away for a fault; undefined where a vendor lists no status for it. */
export function statusWord(fault: RequestFault, { statuses }: AnyVendor): string | undefined {
  const status = Object.keys(statuses).find((each) => faultOfStatus[Number(each)] === fault);
  return status && `gc-${status}`;
}

/** One word for every status that a vendor's documents list. */
export function statusTriggers(vendors: readonly AnyVendor[]): readonly Trigger[] {
  const statuses = new Set(vendors.flatMap(({ statuses }) => Object.keys(statuses).map(Number)));
  return [...statuses].sort((a, b) => a - b).map((status) => statusTrigger(status, vendors));
}

function statusTrigger(status: number, vendors: readonly AnyVendor[]): Trigger {
  const word = `gc-${status}`;
  const fault = faultOfStatus[status];
  if (fault === undefined) {
    return {
      word,
      sentence: `Asks for status ${status}, which is what an answer has when nothing goes wrong.`,
      plans: () => [],
    };
  }
  const means = vendors.flatMap(({ statuses }) => statuses[status]?.means ?? [])[0];
  return {
    word,
    sentence: `Turns the request away as with status ${status}, in the vendor's own words and numbers: ${means}.`,
    plans: () => [{ fault: "refuse", with: { fault } }],
  };
}
