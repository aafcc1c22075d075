import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Happening } from "../journal/happening.js";
import type { Mock, MockSession } from "../mock.js";
import { Caller } from "../testing/caller.js";
import { base64 } from "../testing/encode-body.js";
import { discFile } from "../testing/pictures.js";
import { part, rawMultipart, usualBoundary } from "../testing/raw-multipart.js";
import { countedBody, inChunks } from "../testing/streams.js";
import { testMock } from "../testing/test-mock.js";

/** Stands for what must never be seen again. */
const canary = "CANARY-4f1d9c2b7a";

/** Spelled in any letters: header names lose their capitals. */
const inAnyCase = new RegExp(canary, "i");
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
  const told: Happening[] = [];
  const { mock, reports } = testMock({ onExchange: (happening) => told.push(happening) });
  const spied: unknown[] = [];
  const heard = new Caller(async (request) => {
    request.headers.set("x-graycard-explain", "1");
    const response = await mock.fetch(request);
    spied.push(response.status, [...response.headers], await response.clone().text());
    return response;
  }, own);
  await call(heard);
  expect(told.length).toBeGreaterThan(0);
  const plane = await shownBy(mock);
  return JSON.stringify([spied, mock.journal.exchanges(), told, plane, reports.map(String), printed]);
}

/** What the control plane shows of every session. */
async function shownBy(mock: Mock): Promise<unknown> {
  const ask = async (path: string) => {
    const response = await mock.fetch(new Request(`http://localhost/_graycard${path}`));
    expect(response.status).toBe(200);
    return (await response.json()) as { readonly sessions?: readonly { readonly id: string }[] };
  };
  const list = await ask("/sessions");
  const journals = (list.sessions ?? []).map(({ id }) => ask(`/sessions/${id}/journal`));
  return [list, await ask("/journal"), await Promise.all(journals)];
}

/** What it says about a call within a session that it handed out, in the session's journal and everywhere else. */
async function writtenAbout(call: (caller: Caller) => Promise<Response>): Promise<string> {
  const told: Happening[] = [];
  const { mock, reports } = testMock({ onExchange: (happening) => told.push(happening) });
  const session = mock.session();
  session.files.put("a.jpg", await discFile());
  const response = await call(new Caller(mock.fetch, session.credentials));
  const journal = session.journal.exchanges();
  expect(journal.length).toBeGreaterThan(0);
  const records = [
    journal,
    told,
    session.ledger.entries(),
    session.ledger.waste(),
    await shownBy(mock),
    endOf(session),
  ];
  const said = JSON.stringify([[...response.headers], await response.text(), records, reports.map(String), printed]);
  for (const own of Object.values(session.credentials).flat()) expect(said).not.toContain(own);
  return said;
}

/** What the errors say that a session may end with. */
function endOf(session: MockSession): string {
  try {
    session.verify({ waste: "none" });
    return "nothing to say";
  } catch (error) {
    return String(error);
  }
}

const path = "/api/tasks/visual/inpaint";
const rectangles = '[{"x":1,"y":1,"width":2,"height":2}]';
const form = { "content-type": "application/x-www-form-urlencoded" };
const type = `multipart/form-data; boundary=${usualBoundary}`;

describe("a credential", () => {
  it.each([
    ["picwish", path],
    ["aliyun-market", "/tasks/visual/watermark"],
    ["meitu", "/v1/aiquality"],
    ["picwish", "/api/tasks/visual/nothing"],
    ["meitu", "/nothing"],
  ])("is never repeated: %s at %s", async (vendor, where) => {
    expect(await saidAbout((caller) => caller.send(vendor, where, { method: "POST" }))).not.toMatch(inAnyCase);
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
    expect(said).not.toMatch(inAnyCase);
  });

  it("is not repeated where it is written wrong", async () => {
    const call = (caller: Caller) =>
      caller.send(
        "aliyun-market",
        "/tasks/visual/watermark",
        { method: "POST" },
        { credential: "none", headers: secret },
      );
    expect(await saidAbout(call)).not.toMatch(inAnyCase);
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
    ["JSON that is broken, and taken for a form", (caller) => post(caller, `{"image_url":"http://h/?a=${canary}&b=1"`)],
    ["JSON that is labelled as a form", (caller) => post(caller, `{"${canary}":"http://h/?a=1"`, form)],
    ["a body that is nothing but a secret", (caller) => post(caller, `${canary}==`, form)],
    ["a body of another type", (caller) => post(caller, `${canary}=${canary}`, { "content-type": "text/plain" })],
    ["a field's name", (caller) => post(caller, new URLSearchParams({ [canary]: "1", [`image_${canary}`]: "1" }))],
    ["a parameter's name", (caller) => caller.send("picwish", `${path}?${canary}&x-${canary}=1`, { method: "POST" })],
    ["a list", (caller) => post(caller, JSON.stringify([canary]), { "content-type": "application/json" })],
    ["a text", (caller) => post(caller, JSON.stringify(canary), { "content-type": "application/json" })],
    ["the name of a header", (caller) => post(caller, "", { [`x-${canary}-token`]: canary })],
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
    ...["\\u0026", "&amp;", "%26", "%2526", ";"].map((mark): [string, (caller: Caller) => Promise<Response>] => [
      `a result link whose & became ${mark} /tasks/output/`,
      (caller) => {
        const query = `Expires=1767323045${mark}OSSAccessKeyId=GRAYCARD1${mark}Signature=${canary}`;
        return caller.send("picwish", `/tasks/output/scale/a.jpg?${query}`, {}, { credential: "none" });
      },
    ]),
    [
      "a result link whose ? was encoded as well /tasks/output/",
      (caller) => caller.send("picwish", `/tasks/output/scale/a.jpg%3FExpires=1&Signature=${canary}`),
    ],
    ["a path after its end", (caller) => caller.send("picwish", `${path};token=${canary}`, { method: "POST" })],
  ])("is not repeated: %s", async (where, call) => {
    expect(await saidAbout(call)).not.toMatch(inAnyCase);
    if (!`${where}${call}`.includes("/tasks/output/")) expect(await writtenAbout(call)).not.toMatch(inAnyCase);
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
    expect(await writtenAbout(call)).not.toMatch(inAnyCase);
  });

  it("is not repeated from a result's own link", async () => {
    const call = async (caller: Caller) => {
      const fields = { image_url: "https://h/a.jpg", rectangles };
      const { image } = await caller.finish("inpaint", fields, { encoding: "form" });
      return caller.fetch(new Request(`${image}&token=${canary}`, { headers: { cookie: canary } }));
    };
    const said = await writtenAbout(call);
    expect(said).toContain("[withheld]");
    expect(said).not.toMatch(inAnyCase);
  });

  it("is not in what a picture as text leaves behind", async () => {
    const text = base64(new Uint8Array([...(await discFile()), ...Buffer.from(canary.repeat(20))]));
    const call = (caller: Caller) =>
      caller.send("picwish", path, { method: "POST", body: JSON.stringify({ image_base64: text, rectangles }) });
    const said = await writtenAbout(call);
    expect(said).toContain(`${text.slice(0, 24)}…`);
    expect(said).not.toContain(text.slice(24, 60));
  });

  it("is not repeated from a name of a part that is no field", async () => {
    const parts = [part(`name="${canary}"`, "1"), part(`name="image_${canary}"; filename="a.jpg"`, "1")];
    const call = (caller: Caller) =>
      caller.send("picwish", path, {
        method: "POST",
        headers: { "content-type": type },
        body: new Uint8Array(rawMultipart(parts)),
      });
    const said = await writtenAbout(call);
    expect(said).toContain("[withheld] is no field of inpaint");
    expect(said).not.toMatch(inAnyCase);
  });

  it("is not repeated where a credential strayed into another place of its own request", async () => {
    const { mock } = testMock();
    const session = mock.session();
    const [key = ""] = session.credentials.picwish ?? [];
    const caller = new Caller(mock.fetch, session.credentials);
    await caller.send("picwish", `${path}/${key}`);
    const fields = { type: key, sync: key, image_url: `https://h/${key}/a.jpg`, rectangles: `[{"x":"${key}"}]` };
    await caller.picwish("scale", fields, { headers: { "user-agent": key } });
    await caller.picwish("scale", fields, { encoding: "json" });
    await caller.send("picwish", `${path}?type=${key}`, { method: "POST" });
    expect(session.journal.count()).toBe(4);
    const said = JSON.stringify([session.journal.exchanges(), session.ledger.entries(), await shownBy(mock)]);
    expect(said).toContain("[withheld]");
    expect(said).not.toContain(key);
  });
});
