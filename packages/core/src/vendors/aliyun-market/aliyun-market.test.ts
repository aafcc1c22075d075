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
    const backEnd = under({ "gateway.quota": "back-end-401" });
    for (const fault of requestFaults) {
      const theirs = picwish.refusal(fault, picwishReadings);
      const ours = aliyunMarket.refusal(fault, backEnd);
      expect([ours.httpStatus, ours.code]).toEqual([theirs.httpStatus, theirs.code]);
      expect(ours.headers).toBeUndefined();
    }
  });

  test.each([
    ["unauthenticated", { "gateway.access": "gateway" }, 400, { "X-Ca-Error-Message": "Invalid AppCode" }],
    [
      "rate-limited",
      { "gateway.throttling": "gateway" },
      403,
      { "X-Ca-Error-Message": "Throttled by USER Flow Control" },
    ],
    ["not-found", { "gateway.address": "gateway" }, 400, { "X-Ca-Error-Message": "Invalid Url" }],
    ["unsupported-encoding", { "gateway.encoding": "gateway" }, 400, { "X-Ca-Error-Message": "Unsupported Multipart" }],
    [
      "too-large",
      { "gateway.request-too-large": "gateway" },
      413,
      { "X-Ca-Error-Message": "Request body too Large", "X-Ca-Error-Code": "I413RL" },
    ],
    ["quota-spent", { "gateway.quota": "gateway-403" }, 403, { "X-Ca-Error-Message": "Quota Exhausted" }],
  ] as const)("is that the gateway refuses the %s by itself under %j", (fault, readings, httpStatus, headers) => {
    const [erratum] = Object.keys(readings);
    const refusal = aliyunMarket.refusal(fault, under(readings));
    expect(refusal).toMatchObject({ httpStatus, clause: { erratum }, headers, body: "none" });
    const spoken = aliyunMarket.refusal(fault, under({ ...readings, "gateway.error-body": "envelope" }));
    expect(spoken).not.toHaveProperty("body");
    expect(spoken.message).toBe(headers["X-Ca-Error-Message"]);
  });

  test("is that each refusal of the gateway is a reading of its own", () => {
    const gateway = under({ "gateway.throttling": "gateway" });
    expect(aliyunMarket.refusal("unauthenticated", gateway)).toEqual(aliyunMarket.refusal("unauthenticated", under()));
  });

  test("is that all of the gateway's refusals say why in a header, and no answer of the back-end does", () => {
    for (const form of aliyunMarket.errorForms) {
      const said = form.headers?.({ id: "", code: form.code, message: form.message })["X-Ca-Error-Message"];
      expect([form.id, said]).toEqual([form.id, form.by === "gateway" ? form.message : undefined]);
    }
  });

  test("is that no code is made up for an AppCode, a quota or a flow control", () => {
    const unknown = aliyunMarket.errorForms.filter(({ id }) => /appcode|quota|throttled|arrears|authoriz/.test(id));
    expect(unknown).toHaveLength(13);
    for (const form of unknown)
      expect(Object.keys(form.headers?.({ id: "", code: 1, message: "m" }) ?? {})).toHaveLength(1);
  });

  test("is that an error under HTTP 200 is charged for", () => {
    const charged = aliyunMarket.errorForms.filter((form) => form.charged);
    expect(new Set(charged.map(({ httpStatus }) => httpStatus))).toEqual(new Set([200]));
    expect(charged.every(({ id }) => id.startsWith("json-"))).toBe(true);
  });

  test.each(["invalid-parameter", "internal"] as const)(
    "is that the gateway leaves the %s to the back-end",
    (fault) => {
      const gateway = resolveReadings(aliyunMarket, "observed") as unknown as AliyunMarketReadings;
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
