import { aliyunMarket, ManualClock, meitu, picwish } from "@graycard/core";
import { createClient, fetchTransport, type Progress } from "@graycard/core/client";
import { describe, expect, test } from "vitest";
import { PatientClock } from "./testing/fake-vendor.js";
import { refuseUnhandledRejections } from "./testing/unhandled.js";
import { ending, largerPicture, picture, testStart } from "./testing/world.js";

refuseUnhandledRejections();

const link = "https://results.example/a.png?Expires=1900000000&OSSAccessKeyId=k&Signature=s";
const taskId = "5f1c1f9e-7a55-4a0e-9f0e-1d2b3c4d5e6f";
const submitted = JSON.stringify({ status: 200, message: "success", data: { task_id: taskId } });
const task = (data: object) => JSON.stringify({ status: 200, data: { task_id: taskId, ...data } });
const done = task({ state: 1, progress: 100, image: link });

type Reply = string | Response | (() => Response);

/** A client whose vendor answers the submit with the first reply, and polls with the others; the last one stays. */
function told(...replies: readonly Reply[]) {
  const clock = new PatientClock(testStart);
  let asked = 0;
  const transport = fetchTransport(async () => {
    const reply = replies[Math.min(asked++, replies.length - 1)] ?? "";
    if (typeof reply === "string") return new Response(reply);
    return reply instanceof Response ? reply.clone() : reply();
  });
  const options = { clock, transport, baseUrl: "http://vendor.test", random: () => 0.5 };
  return {
    session: clock,
    asked: () => asked,
    picwish: createClient(picwish, { ...options, credentials: "key-of-a-test" }),
    market: createClient(aliyunMarket, { ...options, credentials: "key-of-a-test" }),
    meitu: createClient(meitu, { ...options, credentials: ["key-of-a-test", "secret-of-a-test"] }),
  };
}

const scaled = (here: ReturnType<typeof told>, onProgress?: (progress: Progress) => void) =>
  ending(here.session, here.picwish.scale({ image: picture, type: "clean" }, { onProgress }));

describe("a poll", () => {
  test.each<[string, string]>([
    [
      "numbers as text",
      `{"status":"200","data":{"task_id":"${taskId}","state":"1","progress":"100","image":"${link}"}}`,
    ],
    ["no message", done],
    [
      "more fields than there are",
      task({ state: 1, image: link, nested: { deep: [1, null] }, state_detail: "Complete" }),
    ],
    ["a status of null", `{"status":null,"data":{"task_id":"${taskId}","state":1,"image":"${link}"}}`],
    ["no task id", JSON.stringify({ status: 200, data: { state: 1, image: link } })],
    ["a byte order mark", `\ufeff${done}`],
    ["spaces around it", `\r\n  ${done}\n\n`],
    ["escaped ampersands", done.replaceAll("&", "\\u0026")],
    ["ampersands escaped twice", done.replaceAll("&", "\\\\u0026")],
    ["ampersands for a page", done.replaceAll("&", "&amp;")],
    ["an empty mask beside it", task({ state: 1, image: link, mask: "" })],
  ])("is understood with %s", async (_, answer) => {
    const { result } = await scaled(told(submitted, answer));
    expect(result?.outputs.image).toEqual({ form: "link", url: link, expiresAt: 1_900_000_000_000 });
  });

  test.each<[string, Reply]>([
    ["another task's id", JSON.stringify({ status: 200, data: { task_id: "other", state: 1, image: link } })],
    ["NaN", `{"status":200,"data":{"state":NaN}}`],
    ["no data", `{"status":200}`],
    ["data of null", `{"status":200,"data":null}`],
    ["data that is a list", `{"status":200,"data":[]}`],
    ["nothing", ""],
    ["null", "null"],
    ["a page", "<!doctype html><title>Welcome</title>"],
    ["half an answer", done.slice(0, 60)],
    ["bytes that are no UTF-8", new Response(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))],
    ["JSON nested a thousand deep", `${"[".repeat(1000)}${"]".repeat(1000)}`],
    ["HTTP 502", new Response("<h1>Bad Gateway</h1>", { status: 502 })],
    ["HTTP 500 in JSON under 200", `{"status":500,"message":"unwell"}`],
    ["a state that is half a number", task({ state: 0.5 })],
  ])("that has %s is asked again", async (_, answer) => {
    const here = told(submitted, answer, done);
    expect((await scaled(here)).code).toBe("ok");
    expect(here.asked()).toBe(3);
    const forever = await scaled(told(submitted, answer));
    expect(forever).toMatchObject({ code: "GC_TASK_DEADLINE", error: { handle: { taskId }, lastState: undefined } });
  });

  test.each([
    [
      [0, 2, 3, 4],
      ["queued", "preparing", "waiting", "processing"],
    ],
    [
      [4, 3, 2, 0],
      ["processing", "waiting", "preparing", "queued"],
    ],
    [
      [4, 0, 4, 2],
      ["processing", "queued", "processing", "preparing"],
    ],
    [
      [77, 5, 1000],
      ["processing", "processing", "processing"],
    ],
  ])("follows states in any order: %j", async (codes, states) => {
    const seen: string[] = [];
    const polls = codes.map((state) => task({ state, progress: 10 }));
    const { code } = await scaled(told(submitted, ...polls, done), ({ state }) => seen.push(state));
    expect([code, seen]).toEqual(["ok", states]);
  });

  test.each([-1, -4, -6, -9, -12, -99, -1000])("that finds the state %i ends, listed or not", async (state) => {
    const here = told(submitted, task({ state, progress: 0 }));
    const { code, error } = await scaled(here);
    expect([code, here.asked()]).toEqual(["GC_TASK_FAILED", 2]);
    expect(error).toMatchObject({ vendorCode: state, handle: { taskId }, charged: "unknown" });
    expect(error?.message).toContain(String(state));
  });

  test.each([400, 401, 404, 413])("that says %i in JSON under HTTP 200 ends the wait", async (status) => {
    const here = told(submitted, JSON.stringify({ status, message: "No." }));
    const { code, error } = await scaled(here);
    expect([code, here.asked()]).toEqual(["GC_CALL_REFUSED", 2]);
    expect(error).toMatchObject({ httpStatus: 200, vendorCode: status, vendorMessage: "No.", handle: { taskId } });
  });
});

describe("a submit", () => {
  test.each<[string, Reply]>([
    ["nothing", ""],
    ["no task", `{"status":200,"message":"success","data":{}}`],
    ["a running state and no task", `{"status":200,"data":{"state":4}}`],
    ["a page", "<h1>Welcome</h1>"],
    ["a list", "[]"],
    ["half an answer", submitted.slice(0, 30)],
    ["HTTP 500 in JSON under 200", `{"status":500}`],
    ["HTTP 504", new Response("", { status: 504 })],
  ])("answered with %s is of unknown outcome, and sent once", async (_, answer) => {
    const here = told(answer, submitted);
    expect((await scaled(here)).code).toBe("GC_SUBMIT_UNKNOWN_OUTCOME");
    expect(here.asked()).toBe(1);
  });

  test.each<[string, string]>([
    ["a number for an id", `{"status":200,"data":{"task_id":48151623}}`],
    ["its task under HTTP 202", submitted],
    ["a task that runs", task({ state: 4 })],
    ["a task that has ended without its picture", task({ state: 1 })],
  ])("answered with %s is followed up by polls", async (name, answer) => {
    const id = name.includes("number") ? "48151623" : taskId;
    const status = name.includes("202") ? 202 : 200;
    const here = told(new Response(answer, { status }), done.replace(taskId, id));
    expect(await scaled(here)).toMatchObject({ code: "ok", result: { handle: { taskId: id } } });
  });
});

describe("a result in another form than was asked for", () => {
  test("breaks the contract, and is still to be had by the id of its task", async () => {
    const here = told(submitted, done);
    const work = here.picwish.scale({ image: picture, type: "clean", return_type: 2 });
    const { code, error } = await ending(here.session, work);
    expect([code, error?.charged, error?.handle?.taskId]).toEqual(["GC_CONTRACT_VIOLATION", "yes", taskId]);
    expect(error?.message).toContain("by its endpoint and id to take what there is");
    const { result } = await ending(here.session, here.picwish.resume("scale", taskId));
    expect(result?.outputs.image).toMatchObject({ form: "link", url: link });
  });
});

describe("the market's gateway", () => {
  const refusal = (headers: Record<string, string>) => new Response("", { status: 403, headers });
  const call = (here: ReturnType<typeof told>) =>
    ending(
      here.session,
      here.market.watermark({ image: "https://a.example/a.png", rectangles: [{ x: 1, y: 1, width: 2, height: 2 }] }),
    );

  test.each(["X-Ca-Error-Message", "x-ca-error-message", "X-CA-ERROR-MESSAGE"])("is understood by %s", async (name) => {
    const { code, error } = await call(told(refusal({ [name]: "Unauthorized" })));
    expect(code).toBe("GC_CALL_GATEWAY");
    expect(error).toMatchObject({
      httpStatus: 403,
      vendorMessage: "Unauthorized",
      charged: "no",
      clause: expect.any(String),
    });
  });

  test("is no gateway without its headers", async () => {
    const { code, error } = await call(told(refusal({})));
    expect([code, error]).toMatchObject(["GC_CALL_REFUSED", { fault: "unauthenticated", charged: "unknown" }]);
  });
});

describe("each of Meitu's envelopes", () => {
  const call = (here: ReturnType<typeof told>) => ending(here.session, here.meitu.aiquality({ image: largerPicture }));
  test.each<[string, number, object, string, object]>([
    [
      "as documented",
      400,
      { ErrorCode: 10000, ErrorMsg: "INVALID_PARAMETER", Data: null },
      "GC_CALL_REFUSED",
      { fault: "invalid-parameter" },
    ],
    [
      "in lower case",
      200,
      { error_code: 80001, message: "record not found" },
      "GC_CALL_GATEWAY",
      { fault: "quota-spent" },
    ],
    [
      "of the newer gateway",
      400,
      { code: 90002, message: "GATEWAY_AUTHORIZED_ERROR", trace_id: "t" },
      "GC_CALL_GATEWAY",
      { fault: "unauthenticated" },
    ],
    [
      "with its number as text",
      400,
      { ErrorCode: "10000", ErrorMsg: "INVALID_PARAMETER" },
      "GC_CALL_REFUSED",
      { fault: "invalid-parameter" },
    ],
    [
      "about work that failed",
      400,
      { ErrorCode: 20001, ErrorMsg: "PROCESS_ERROR" },
      "GC_TASK_FAILED",
      { vendorCode: 20001 },
    ],
    [
      "about work that failed under HTTP 200",
      200,
      { code: 20001, message: "PROCESS_ERROR" },
      "GC_TASK_FAILED",
      { vendorCode: 20001 },
    ],
  ])("ends in the right error: %s", async (_, status, body, expected, facts) => {
    const { code, error } = await call(told(Response.json(body, { status })));
    expect(code).toBe(expected);
    expect(error).toMatchObject(facts);
  });

  test.each([502, 503, 504])("is not taken for one where HTTP %i alone speaks", async (status) => {
    const here = told(new Response("<h1>Sorry</h1>", { status }));
    expect((await call(here)).code).toBe("GC_SUBMIT_UNKNOWN_OUTCOME");
    expect(here.asked()).toBe(1);
  });

  test.each<[string, object]>([
    ["no media", { media_info_list: [] }],
    ["a medium without data", { media_info_list: [{ media_data: "" }] }],
    ["a link where base64 was asked for", { media_info_list: [{ media_data: link }] }],
    ["no base64", { media_info_list: [{ media_data: "%%%" }] }],
  ])("that is a success and brings %s breaks the contract, and says that it was paid for", async (_, body) => {
    const { code, error } = await call(told(Response.json(body)));
    expect([code, error?.charged, error?.handle]).toEqual(["GC_CONTRACT_VIOLATION", "yes", undefined]);
  });
});

describe("a listener that fails", () => {
  test.each<[string, () => unknown]>([
    [
      "at once",
      () => {
        throw new Error("full");
      },
    ],
    ["later", () => Promise.reject(new Error("full"))],
  ])("%s harms nothing, and is reported", async (_, fail) => {
    const reports: unknown[] = [];
    const clock = new PatientClock(testStart);
    const answers = [submitted, task({ state: 4 }), done];
    const client = createClient(picwish, {
      ...{ credentials: "key-of-a-test", baseUrl: "http://vendor.test", clock },
      transport: fetchTransport(async () => new Response(answers.shift())),
      report: (error) => reports.push(error),
      onExchange: fail,
    });
    const work = client.scale({ image: picture, type: "clean" }, { onProgress: fail, onTask: fail });
    expect(await ending(clock, work)).toMatchObject({ code: "ok" });
    // Three exchanges, a task and a look at it while it ran.
    expect(reports).toHaveLength(5);
  });
});

test("A manual clock is enough for a call", async () => {
  const clock = new ManualClock({ startAt: testStart });
  const answers = [submitted, done];
  const transport = fetchTransport(async () => new Response(answers.shift()));
  const client = createClient(picwish, {
    credentials: "key-of-a-test",
    baseUrl: "http://vendor.test",
    clock,
    transport,
  });
  const work = client.scale({ image: "https://a.example/a.png", type: "clean" });
  await clock.advance(10_000);
  expect((await work).outputs.image.url).toBe(link);
});
