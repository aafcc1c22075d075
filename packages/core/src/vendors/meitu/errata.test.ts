import { expect, test } from "vitest";
import type { Erratum } from "../../contract/erratum.js";
import { meituErrata } from "./errata.js";

const errata: [string, Erratum][] = Object.entries(meituErrata);

test("these can be switched, and the first reading is the choice", () => {
  const switchable = errata.flatMap(([id, erratum]) =>
    erratum.switchable ? [[id, Object.keys(erratum.readings)]] : [],
  );
  expect(Object.fromEntries(switchable)).toEqual({
    "content-type.missing": ["tolerated", "refused"],
    "size.megabyte": ["mebi", "mega"],
    "image.fault-code": ["process-error", "specific"],
    "auth.refusal": ["body-90002", "http-401"],
    "auth.rights": ["body-80001", "http-415", "http-200"],
    "error.http-status": ["always-400", "always-200"],
    "error.shapes": ["documented", "lower-case", "coded", "by-layer"],
    "qps.limit": ["none", "one-per-second"],
    "url.fetch-fault": ["process-error", "download-failed"],
    "link.life": ["hour", "two-hours"],
  });
  for (const [id, erratum] of errata) {
    if (erratum.switchable) expect(Object.keys(erratum.readings)[0], id).toBe(erratum.choice);
  }
});
