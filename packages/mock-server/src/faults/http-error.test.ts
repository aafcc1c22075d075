import { type AnyVendor, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { bent } from "../testing/bent.js";
import { type Answer, Caller, type MediaBody, read, type TaskBody } from "../testing/caller.js";
import { testSession, testStart } from "../testing/test-mock.js";

/** The answer to a request that nothing is wrong with, but for the error that was planned. */
async function refused(given: Record<string, unknown>) {
  const world = await bent({ fault: "http-error", with: given });
  const response = await world.caller.submit("picwish", "scale", world.fields);
  return { ...world, answer: await read<TaskBody>(response) };
}

const said = ({ status, body, headers }: Answer<TaskBody>) => [status, body, headers.get("retry-after")];

describe("http-error", () => {
  it.each([400, 401, 404, 413, 429, 500])(
    "answers with a documented status, in HTTP and in JSON: %i",
    async (status) => {
      const { answer, session } = await refused({ status });
      expect(said(answer)).toEqual([status, { status, message: expect.any(String) }, null]);
      expect(session.journal.exchanges()[0]?.fault).toBe(`a planned error: http-${status}`);
    },
  );

  it.each([400, 401, 404, 413, 429, 500])("answers with a documented status in the JSON alone: %i", async (status) => {
    const { answer } = await refused({ status, style: "json", message: "no" });
    expect(said(answer)).toEqual([200, { status, message: "no" }, null]);
  });

  it.each([
    [{ status: 429, message: false }, 429, { status: 429 }],
    [{ form: "http-429-bare" }, 429, { status: 429 }],
    [{ form: "json-500-bare" }, 200, { status: 500 }],
    [{ form: "http-404" }, 404, { status: 404, message: "wxtech.aoscdn.com not found" }],
    [{ status: 400 }, 400, { status: 400, message: "Invalid task type" }],
    [{ form: "http-400", code: 400_001, message: "odd" }, 400, { status: 400_001, message: "odd" }],
  ])("says what it is told to: %j", async (given, status, body) => {
    expect(said((await refused(given)).answer)).toEqual([status, body, null]);
  });

  it.each([
    [7, "7"],
    [0, "0"],
    ["date", new Date(testStart + 1000).toUTCString()],
    [false, null],
  ])("says when to come back, or not: %s", async (retryAfter, header) => {
    expect((await refused({ status: 429, retryAfter })).answer.headers.get("retry-after")).toBe(header);
  });

  it("says in a header what no header can carry as servers do: in UTF-8, on one line", async () => {
    const { mock, session } = testSession();
    session.faults.script([{ fault: "http-error", with: { status: 403, message: "Ж😀\r\nX-Else: 1" } }]);
    await using _ = mock;
    const { url } = await mock.listen();
    const headers = { authorization: `APPCODE ${session.credentials["aliyun-market"]?.[0]}` };
    const response = await fetch(`${url}/tasks/visual/watermark`, { method: "POST", headers });
    const said = response.headers.get("x-ca-error-message") ?? "";
    expect([response.status, Buffer.from(said, "latin1").toString()]).toEqual([403, "Ж😀  X-Else: 1"]);
    expect(response.headers.has("x-else")).toBe(false);
  });

  it("comes before any work: no task is there, and the next request is served", async () => {
    const { caller, fields, session } = await refused({ status: 500 });
    expect(session.faults.unused()).toEqual([]);
    expect((await caller.picwish("scale", fields)).status).toBe(200);
    expect(session.journal.exchanges().map(({ response }) => response?.status)).toEqual([500, 200]);
  });

  it("comes before the credential is looked at", async () => {
    const { mock, caller } = testSession();
    mock.faults.script([{ fault: "http-error", with: { form: "user-arrears" } }]);
    expect((await caller.watermark({}, { credential: "none" })).status).toBe(403);
  });

  it("waits for a request to a vendor that has the form", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "http-error", with: { form: "quota-expired" } }]);
    expect((await caller.picwish("scale", {})).status).toBe(400);
    expect(session.faults.unused()).toHaveLength(1);
    expect((await caller.watermark({})).headers.get("x-ca-error-message")).toBe("Quota Expired");
    expect(session.faults.unused()).toEqual([]);
  });

  it.each([
    [{ form: "teapot" }, /no error form "teapot"; there are picwish: http-400/],
    [{ status: 418 }, /no error form has the status 418 in the style http/],
    [{ status: 403, style: "json" }, /no error form has the status 403 in the style json/],
    [{}, /either form alone, or status/],
    [{ form: "http-400", status: 400 }, /either form alone, or status/],
    [{ form: "http-400", style: "json" }, /either form alone, or status/],
    [{ status: 429, retryAfter: -1 }, /retryAfter/],
  ])("is refused when it is planned for what there is not: %j", (given, message) => {
    expect(() => testSession().session.faults.script([{ fault: "http-error", with: given }])).toThrow(message);
  });

  it("is refused for a vendor that has no such form", () => {
    const plan = { fault: "http-error", with: { form: "quota-expired" }, vendor: "picwish" };
    expect(() => testSession().session.faults.script([plan])).toThrow(/no error form "quota-expired"/);
  });
});

describe("every error form", () => {
  const forms = vendors.flatMap((vendor: AnyVendor) => vendor.errorForms.map((form) => [vendor, form] as const));

  it("is sent as its vendor words it, and understood by its vendor's reader", async () => {
    const { mock, session } = testSession();
    const caller = new Caller(mock.fetch, session.credentials);
    for (const [vendor, form] of forms) {
      session.faults.script([{ fault: "http-error", with: { form: form.id }, vendor: vendor.id }]);
      const [endpoint = ""] = Object.keys(vendor.endpoints);
      const answer = await read<object>(await caller.submit(vendor.id, endpoint, {}, { encoding: "json" }));
      const sent = [vendor.id, form.id, answer.status, codeOf(vendor, answer)];
      expect(sent).toEqual([vendor.id, form.id, form.httpStatus, form.code]);
      for (const [name, value] of Object.entries(headersOf(form))) expect(answer.headers.get(name)).toBe(value);
    }
    expect(session.faults.unused()).toEqual([]);
  });
});

function codeOf(vendor: AnyVendor, { status, body, text }: Answer<object>): number | undefined {
  const reading = vendor.readAnswer(status, text === "" ? undefined : body);
  return "code" in reading ? reading.code : undefined;
}

function headersOf(form: AnyVendor["errorForms"][number]): Readonly<Record<string, string>> {
  return form.headers?.({ id: "", code: form.code, message: form.message }) ?? {};
}

describe("a gateway's error", () => {
  it("is told in headers alone: no body, and no content type for one", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "http-error", with: { form: "throttled-by-api" } }]);
    const { status, text, headers } = await caller.watermark({});
    expect([status, text, headers.get("content-type")]).toEqual([403, "", null]);
    expect(headers.get("x-ca-error-message")).toBe("Throttled by API Flow Control");
    expect(headers.get("x-ca-request-id")).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  });

  it("can lack its message, as callers that count on it fear", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "http-error", with: { form: "unauthorized", message: false } }]);
    const { status, headers } = await caller.watermark({});
    expect([status, headers.has("x-ca-error-message")]).toEqual([403, false]);
  });

  it("can be given a body, a status and a content type by another fault", async () => {
    const { caller, session } = testSession();
    session.faults.script([
      { fault: "rewrite-answer", with: { text: "<html>", status: 502, contentType: "text/html" }, times: "always" },
      { fault: "http-error", with: { form: "internal-error" } },
    ]);
    const response = await caller.submit("aliyun-market", "watermark", {}, { encoding: "form" });
    expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
      502,
      "text/html",
      "<html>",
    ]);
  });
});

describe("Meitu's errors", () => {
  it.each([
    ["unauthorized", 401, { ErrorCode: 90002, ErrorMsg: "GATEWAY_AUTHORIZED_ERROR", Data: null }],
    [
      "rights-exhausted",
      415,
      { ErrorCode: 415, ErrorMsg: expect.stringMatching(/:no right package found$/), Data: null },
    ],
    ["rights-record-not-found", 200, { error_code: 80001, message: expect.stringMatching(/ record not found$/) }],
    ["code-90024", 400, { ErrorCode: 90024, ErrorMsg: "GATEWAY_QPS_LIMIT", Data: null }],
  ])("have three shapes: %s", async (form, status, body) => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "http-error", with: { form } }]);
    const answer: Answer<MediaBody> = await caller.aiquality({});
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  it("are numbered in the shape of the newer gateway, each anew", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "http-error", with: { form: "newer-gateway-unauthorized" }, times: 2 }]);
    const bodies = [(await caller.aiquality({})).body, (await caller.aiquality({})).body];
    const ids = bodies.map((body) => (body as unknown as { trace_id: string }).trace_id);
    expect(Object.keys(bodies[0] ?? {})).toEqual(["code", "message", "data", "trace_id"]);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  });
});
