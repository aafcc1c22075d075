import type { Evidence } from "./evidence.js";
import { citedGround, type Ground } from "./ground.js";

/** What an HTTP status rests on, where the vendor's documents list it. */
export function statusGrounds({ vendor, readings }: Evidence, httpStatus: number): readonly Ground[] {
  const row = vendor.statuses[httpStatus];
  return row ? [citedGround(vendor, readings, `status ${httpStatus}`, row.clause)] : [];
}
