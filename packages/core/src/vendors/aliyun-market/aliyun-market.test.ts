import { describe, expect, test } from "vitest";
import { resolveReadings } from "../../contract/readings.js";
import { requestFaults } from "../../contract/refusal.js";
import { describeVendor } from "../../testing/describe-vendor.js";
import { picwish } from "../picwish/index.js";
import { aliyunMarket } from "./index.js";
import type { AliyunMarketReadings } from "./vocabulary.js";

describeVendor(aliyunMarket);

const under = (overrides: Record<string, string> = {}) =>
  resolveReadings(aliyunMarket, "documented", overrides) as unknown as AliyunMarketReadings;

describe("what is special about the market channel", () => {
  test("is that the back-end refuses with PicWish's numbers", () => {
    const picwishReadings = resolveReadings(picwish, "documented") as never;
    for (const fault of requestFaults) {
      const theirs = picwish.refusal(fault, picwishReadings);
      const ours = aliyunMarket.refusal(fault, under());
      expect([ours.httpStatus, ours.code]).toEqual([theirs.httpStatus, theirs.code]);
      expect(ours.headers).toBeUndefined();
    }
  });

  test.each([
    ["unauthenticated", 400, "Invalid AppCode"],
    ["rate-limited", 403, "Throttled by USER Flow Control"],
    ["not-found", 400, "Invalid Url"],
    ["too-large", 413, "Request body too Large"],
  ] as const)("is that the gateway refuses the %s by itself, and says why in a header", (fault, httpStatus, reason) => {
    expect(aliyunMarket.refusal(fault, under({ "gateway.errors": "gateway" }))).toMatchObject({
      httpStatus,
      clause: { erratum: "gateway.errors" },
      headers: { "X-Ca-Error-Message": reason },
    });
  });

  test.each(["invalid-parameter", "internal"] as const)(
    "is that the gateway leaves the %s to the back-end",
    (fault) => {
      const gateway = under({ "gateway.errors": "gateway" });
      expect(aliyunMarket.refusal(fault, gateway)).toEqual(aliyunMarket.refusal(fault, under()));
    },
  );

  test("is that every answer has the gateway's number of its request", () => {
    expect(aliyunMarket.answerHeaders?.("7b3f", under())).toEqual({ "X-Ca-Request-Id": "7B3F" });
  });

  test("is that its numbers for ends are PicWish's", () => {
    const theirs = picwish.states.rows as Readonly<Record<number, { state: string }>>;
    for (const [code, { state }] of Object.entries(aliyunMarket.states.rows)) {
      expect(theirs[Number(code)]?.state).toBe(state);
    }
  });
});
