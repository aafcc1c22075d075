import { expect, test } from "vitest";
import type { Erratum } from "../../contract/erratum.js";
import { aliyunMarketErrata } from "./errata.js";

const errata: [string, Erratum][] = Object.entries(aliyunMarketErrata);

test("these can be switched, and the first reading is the choice", () => {
  const switchable = errata.flatMap(([id, erratum]) =>
    erratum.switchable ? [[id, Object.keys(erratum.readings)]] : [],
  );
  expect(Object.fromEntries(switchable)).toEqual({
    "body.multipart": ["accepted", "refused"],
    "sources.uploads": ["ignored", "enabled"],
    "size.megabyte": ["mebi", "mega"],
    "mask.size-mismatch": ["fail", "resize"],
    "mask.over-half": ["accept", "fail"],
    "base64.data-prefix": ["fail", "stripped"],
    "http.status-carrier": ["both", "json-only"],
    "answer.message": ["present", "absent"],
    "answer.extras": ["documented", "rich"],
    "json.key-order": ["as-sampled", "sorted"],
    "json.ampersand": ["plain", "escaped"],
    "gateway.access": ["back-end", "gateway"],
    "gateway.throttling": ["back-end", "gateway"],
    "gateway.address": ["back-end", "gateway"],
    "gateway.encoding": ["back-end", "gateway"],
    "gateway.quota": ["gateway-403", "back-end-401"],
    "gateway.request-too-large": ["back-end", "gateway"],
    "gateway.error-body": ["empty", "envelope"],
    "link.form": ["oss-v1", "oss-v4"],
    "link.life": ["hour", "two-hours"],
  });
  for (const [id, erratum] of errata) {
    if (erratum.switchable) expect(Object.keys(erratum.readings)[0], id).toBe(erratum.choice);
  }
});
