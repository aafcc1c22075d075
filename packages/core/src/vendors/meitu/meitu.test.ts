import { describe, expect, test } from "vitest";
import { type AnswerFacts, buildAnswer } from "../../contract/answer.js";
import { resolveReadings } from "../../contract/readings.js";
import { requestFaults } from "../../contract/refusal.js";
import type { FailureDetail, FailureReason } from "../../task/state.js";
import { describeVendor } from "../../testing/describe-vendor.js";
import { capturedErrors } from "./captured-errors.js";
import { meitu } from "./index.js";
import type { MeituReadings } from "./vocabulary.js";

describeVendor(meitu);

const under = (overrides: Record<string, string> = {}) =>
  resolveReadings(meitu, "documented", overrides) as unknown as MeituReadings;
const { answer } = meitu.endpoints.aiquality;

describe("what is special about Meitu", () => {
  const specific = { "image.fault-code": "specific", "url.fetch-fault": "download-failed" };

  test.each<[FailureReason, FailureDetail | undefined, number]>([
    ["processing", undefined, 20001],
    ["processing", "nothing-found", 20001],
    ["timeout", undefined, 20001],
    ["result-upload", undefined, 20001],
    ["source-download", undefined, 10003],
    ["source-too-large", undefined, 433],
    ["invalid-image", undefined, 20001],
    ["invalid-image", "undecodable", 23101],
    ["invalid-image", "format", 23102],
    ["invalid-image", "too-few-pixels", 23103],
    ["invalid-image", "too-many-pixels", 20013],
  ])("is that %s (%s) has one code by the document, and %i by the platform's tables", (reason, detail, code) => {
    expect(meitu.failureCode(reason, detail, under())).toBe(20001);
    expect(meitu.failureCode(reason, detail, under(specific))).toBe(code);
  });

  test.each([
    ["unauthenticated", 400, 90002, "GATEWAY_AUTHORIZED_ERROR"],
    ["quota-spent", 400, 80001, "RIGHTS_LIMIT_EXCEEDED"],
    ["not-found", 404, 90014, "GATEWAY_NOT_FOUND"],
    ["rate-limited", 400, 90024, "GATEWAY_QPS_LIMIT"],
    ["invalid-parameter", 400, 10000, "INVALID_PARAMETER"],
  ] as const)("is that the %s is refused by HTTP %i with a code of its own", (fault, httpStatus, code, message) => {
    expect(meitu.refusal(fault, under())).toMatchObject({ httpStatus, code, message });
  });

  test("is that wrong credentials get 401 where captures are followed, with the same code", () => {
    const refusal = meitu.refusal("unauthenticated", under({ "auth.refusal": "http-401" }));
    expect(refusal).toMatchObject({ httpStatus: 401, code: 90002 });
  });

  test.each([
    ["http-415", 415, 415],
    ["http-200", 200, 80001],
  ])("is that spent rights were captured as %s on neighbouring endpoints", (reading, httpStatus, code) => {
    expect(meitu.refusal("quota-spent", under({ "auth.rights": reading }))).toMatchObject({ httpStatus, code });
  });

  test("is that all errors may come under HTTP 200", () => {
    const readings = under({ "error.http-status": "always-200", "auth.refusal": "http-401" });
    for (const fault of requestFaults) expect(meitu.refusal(fault, readings).httpStatus).toBe(200);
    expect(meitu.failedHttpStatus(20001, readings)).toBe(200);
  });

  test.each([
    ["documented", "unauthenticated", ["ErrorCode", "ErrorMsg", "Data"]],
    ["lower-case", "unauthenticated", ["error_code", "message"]],
    ["coded", "unauthenticated", ["code", "message", "data", "trace_id"]],
    ["by-layer", "unauthenticated", ["code", "message", "data", "trace_id"]],
    ["by-layer", "invalid-parameter", ["ErrorCode", "ErrorMsg", "Data"]],
  ] as const)("is that an error has one of three shapes: %s for %s", (shape, fault, fields) => {
    const refusal = { fault, code: 90002, message: "no" };
    const readings = under({ "error.shapes": shape });
    const body = buildAnswer(answer, facts({ phase: "refused", id: () => "7b3f", readings, refusal }));
    expect(Object.keys(body)).toEqual(fields);
    expect(meitu.readAnswer(400, body)).toMatchObject({ phase: "refused", code: 90002, message: "no" });
  });

  test("is that a form writes an error in the shape it was captured in", () => {
    const [first, , third, fourth] = meitu.errorForms;
    const write = (form: typeof first) =>
      form?.body.kind === "json" ? form.body.write({ id: "7b3f", code: form.code, message: form.message }) : undefined;
    expect(write(first)).toEqual({ ErrorCode: 90002, ErrorMsg: "GATEWAY_AUTHORIZED_ERROR", Data: null });
    expect(write(third)).toEqual({ error_code: 80001, message: capturedErrors["rights-record-not-found"].message });
    expect(write(fourth)).toEqual({ code: 90002, message: "GATEWAY_AUTHORIZED_ERROR", data: null, trace_id: "7b3f" });
  });

  const facts = (more: Partial<AnswerFacts<MeituReadings>>): AnswerFacts<MeituReadings> => ({
    phase: "succeeded",
    operation: "submit",
    readings: under(),
    values: {},
    items: [],
    ...more,
  });

  test("is that every medium is answered, in order", () => {
    const items = ["AAAA", "BBBB", "CCCC"].map((text) => ({ image: { text, format: "jpg" as const } }));
    const body = buildAnswer(answer, facts({ items }));
    expect(body).toEqual({
      media_info_list: ["AAAA", "BBBB", "CCCC"].map((media_data) => ({
        media_data,
        media_profiles: { media_data_type: "jpg" },
      })),
      parameter: { rsp_media_type: "jpg", version: "1.0.1" },
    });
    const outputs = [{ image: "AAAA" }, { image: "BBBB" }, { image: "CCCC" }];
    expect(meitu.readAnswer(200, body)).toMatchObject({ phase: "succeeded", outputs });
  });

  test("is that failed work is three fields with capital letters and HTTP 400", () => {
    const task = { id: "t", code: 20001, progress: 0, createdAt: 0 };
    const body = buildAnswer(answer, facts({ phase: "failed", task }));
    expect(body).toEqual({ ErrorCode: 20001, ErrorMsg: "PROCESS_ERROR", Data: null });
    expect(meitu.failedHttpStatus(20001, under())).toBe(400);
  });

  test.each([
    [401, { error_code: 90002, message: "no" }, { phase: "refused", code: 90002, message: "no" }],
    [200, { code: 90024, message: "slow down", data: {}, request_id: "r" }, { phase: "refused", code: 90024 }],
    [200, { error_code: "20001", error_msg: "no" }, { phase: "failed", code: 20001, message: "no" }],
    [415, {}, { phase: "refused", code: 415 }],
    [200, { code: 0, media_info_list: [{ media_data: "AAAA" }, {}] }, { outputs: [{ image: "AAAA" }, {}] }],
    [200, {}, { phase: "unreadable" }],
  ])("is that HTTP %i with %j is understood in whatever form the host sends it", (httpStatus, body, expected) => {
    expect(meitu.readAnswer(httpStatus, body)).toMatchObject(expected);
  });
});
