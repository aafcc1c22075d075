import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Caller } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { discFile } from "../testing/pictures.js";
import { part, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { countedBody, inChunks } from "../testing/streams.js";
import { testMock } from "../testing/test-mock.js";

/** Stands for what must never be seen again. */
const canary = "CANARY-4f1d9c2b7a";
const secret = {
  "x-secret": canary,
  cookie: `session=${canary}`,
  "x-api-key": canary,
  authorization: `Bearer ${canary}`,
};
const credentials = { picwish: [canary], "aliyun-market": [canary], meitu: [`key-${canary}`, `secret-${canary}`] };

let printed: string[];

beforeEach(() => {
  printed = [];
  for (const level of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, level).mockImplementation((...what) => printed.push(what.map(String).join(" ")));
  }
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a mock says about a call of somebody it does not know: as an answer, in its journal, to its operator. */
async function saidAbout(call: (caller: Caller) => Promise<Response>, own = credentials): Promise<string> {
  const { mock, reports } = testMock();
  const spied: unknown[] = [];
  const heard = new Caller(async (request) => {
    const response = await mock.fetch(request);
    spied.push(response.status, [...response.headers], await response.clone().text());
    return response;
  }, own);
  await call(heard);
  return JSON.stringify([spied, mock.journal.exchanges(), reports.map(String), printed]);
}

/** What it says about a call within a session that it handed out, in the session's journal and everywhere else. */
async function writtenAbout(call: (caller: Caller) => Promise<Response>): Promise<string> {
  const { mock, reports } = testMock();
  const session = mock.session();
  session.files.put("a.jpg", await discFile());
  const response = await call(new Caller(mock.fetch, session.credentials));
  const journal = session.journal.exchanges();
  expect(journal.length).toBeGreaterThan(0);
  const said = JSON.stringify([[...response.headers], await response.text(), journal, reports.map(String), printed]);
  for (const own of Object.values(session.credentials).flat()) expect(said).not.toContain(own);
  return said;
}

const path = "/api/tasks/visual/inpaint";
const rectangles = '[{"x":1,"y":1,"width":2,"height":2}]';
const type = `multipart/form-data; boundary=${usualBoundary}`;

describe("a credential", () => {
  it.each([
    ["picwish", path],
    ["aliyun-market", "/tasks/visual/watermark"],
    ["meitu", "/v1/aiquality"],
    ["picwish", "/api/tasks/visual/nothing"],
    ["meitu", "/nothing"],
  ])("is never repeated: %s at %s", async (vendor, where) => {
    expect(await saidAbout((caller) => caller.send(vendor, where, { method: "POST" }))).not.toContain(canary);
  });

  it.each([
    ["picwish", path],
    ["aliyun-market", "/tasks/visual/watermark"],
    ["meitu", "/v1/aiquality"],
  ])("is not repeated where it is refused: %s", async (vendor, where) => {
    const refused = {
      picwish: [`invalid${canary}`],
      "aliyun-market": [`invalid${canary}`],
      meitu: [canary, "invalid"],
    };
    const said = await saidAbout((caller) => caller.send(vendor, where, { method: "POST" }), refused);
    expect(said).toContain("the credential is not accepted");
    expect(said).not.toContain(canary);
  });

  it("is not repeated where it is written wrong", async () => {
    const call = (caller: Caller) =>
      caller.send(
        "aliyun-market",
        "/tasks/visual/watermark",
        { method: "POST" },
        { credential: "none", headers: secret },
      );
    expect(await saidAbout(call)).not.toContain(canary);
  });
});

describe("a secret in another place", () => {
  const post = (caller: Caller, body: BodyInit, headers: Record<string, string> = {}) =>
    caller.send("picwish", path, { method: "POST", body, headers });

  it.each<[string, (caller: Caller) => Promise<Response>]>([
    ["headers", (caller) => post(caller, "", { ...secret, "x-api-key": caller.credentials.picwish?.[0] ?? "" })],
    ["the query", (caller) => caller.send("picwish", `${path}?token=${canary}&api_key=${canary}`, { method: "POST" })],
    ["the query of a poll", (caller) => caller.send("picwish", `${path}/x?access_token=${canary}`)],
    ["a form", (caller) => post(caller, new URLSearchParams({ api_secret: canary, token: canary }))],
    ["JSON", (caller) => post(caller, JSON.stringify({ auth: { deep: [canary] }, api_key: canary }))],
    ["JSON, spelled out", (caller) => post(caller, `{"a":"\\u0043ANARY-4f1d9c2b7a"}`)],
    ["JSON that is broken", (caller) => post(caller, `{"api_key":"${canary}"`)],
    ["a body that is not UTF-8", (caller) => post(caller, Buffer.concat([Buffer.from(canary), Buffer.from([0xff])]))],
    [
      "an address of a picture",
      (caller) =>
        post(
          caller,
          JSON.stringify({ image_url: `https://u:${canary}@h/a.jpg?sig=${canary}#${canary}`, rectangles, sync: 1 }),
        ),
    ],
    [
      "an address that is none",
      (caller) => post(caller, JSON.stringify({ image_url: `https://u:${canary}@`, rectangles })),
    ],
    [
      "a choice",
      (caller) =>
        caller.send("meitu", "/v1/aiquality", {
          method: "POST",
          body: JSON.stringify({ parameter: { secret: canary }, extra: { key: canary }, media_info_list: [] }),
        }),
    ],
    [
      "a result link",
      (caller) =>
        caller.send("picwish", `/tasks/output/scale/a.jpg?Expires=1&OSSAccessKeyId=${canary}&Signature=${canary}`),
    ],
  ])("is not repeated: %s", async (_, call) => {
    expect(await saidAbout(call)).not.toContain(canary);
    if (!call.toString().includes("/tasks/output/")) expect(await writtenAbout(call)).not.toContain(canary);
  });

  it.each([1, 3, 64, 4096])("is not repeated: parts of a multipart body, in chunks of %i", async (size) => {
    const parts = [
      part('name="api_key"', canary),
      part(`name="unknown"; filename="${canary}.jpg"`, canary),
      part(`name="image_file"; filename="${canary}.jpg"`, await discFile(), `X-Token: ${canary}`),
      part('name="rectangles"', rectangles),
    ];
    const call = (caller: Caller) =>
      caller.send("picwish", path, {
        method: "POST",
        headers: { "content-type": type },
        body: countedBody(inChunks(rawMultipart(parts, { preamble: canary, epilogue: canary }), size)).stream,
      });
    expect(await writtenAbout(call)).not.toContain(canary);
  });

  it("is not repeated from a result's own link", async () => {
    const call = async (caller: Caller) => {
      const fields = { image_url: "https://h/a.jpg", rectangles };
      const { image } = await caller.finish("inpaint", fields, { encoding: "form" });
      return caller.fetch(new Request(`${image}&token=${canary}`, { headers: { cookie: canary } }));
    };
    const said = await writtenAbout(call);
    expect(said).toContain("[withheld]");
    expect(said).not.toContain(canary);
  });

  it("is not in what a picture as text leaves behind", async () => {
    const text = base64(new Uint8Array([...(await discFile()), ...Buffer.from(canary.repeat(20))]));
    const call = (caller: Caller) =>
      caller.send("picwish", path, { method: "POST", body: JSON.stringify({ image_base64: text, rectangles }) });
    const said = await writtenAbout(call);
    expect(said).toContain(`${text.slice(0, 24)}…`);
    expect(said).not.toContain(text.slice(24, 60));
  });
});
