import { describe, expect, it } from "vitest";
import { testMock, testSession } from "../testing/test-mock.js";
import { mostFileBytes } from "./routes/files.js";

const json = { "content-type": "application/json" };

/** What the control plane of a mock answers in its own process. */
function within(mock: ReturnType<typeof testMock>["mock"]) {
  return async (method: string, path: string, body?: unknown) => {
    const text = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    const init = { method, headers: json, ...(body === undefined ? {} : { body: text as string }) };
    const response = await mock.fetch(new Request(`http://localhost/_graycard${path}`, init));
    const answer = (await response.json()) as { error?: { code: string; message: string } };
    return { status: response.status, code: answer.error?.code, message: answer.error?.message ?? "", answer };
  };
}

describe("a request to the control plane", () => {
  it("needs a known name within the process, too", async () => {
    const { mock } = testMock();
    const look = async (url: string) => (await mock.fetch(new Request(url))).status;
    expect(await look("http://evil.test/_graycard/health")).toBe(403);
    expect(await look("http://localhost/_graycard/health")).toBe(200);
  });

  it.each(["/_graycard", "/_graycard/", "/_graycard/sessions/", "/_graycard/session%2f", "/_graycard/sessions/%zz"])(
    "leads nowhere: %s",
    async (path) => {
      const { mock } = testMock();
      const response = await mock.fetch(new Request(`http://localhost${path}`));
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: "GC_CONTROL_NOT_FOUND" } });
    },
  );

  it("is none under an encoded prefix", async () => {
    const { mock } = testMock();
    const response = await mock.fetch(new Request("http://localhost/%5fgraycard/sessions"));
    expect(response.status).toBe(404);
    expect(await response.json()).toHaveProperty("endpoints");
  });

  it("that leads nowhere is told what there is", async () => {
    const ask = within(testMock().mock);
    expect((await ask("GET", "/nowhere")).message).toContain("/_graycard/sessions/{session}/clock");
    expect((await ask("GET", "/sessions/x/y/z")).message).not.toContain("/_graycard/health");
    expect((await ask("GET", "/sessions/none")).message).toContain("POST /_graycard/sessions/lookup");
    expect((await ask("DELETE", "/sessions")).message).toBe("This address takes POST, GET, not DELETE.");
  });

  it("has no fields but those that are known", async () => {
    const ask = within(testMock().mock);
    const { status, code, message } = await ask("POST", "/sessions", { pace: "instant", sped: 2 });
    expect([status, code, message]).toEqual([400, "GC_CONTROL_INVALID", expect.stringContaining('"sped"')]);
    expect(await ask("GET", "/journal?staus=200")).toMatchObject({ status: 400, code: "GC_CONTROL_INVALID" });
    expect(await ask("GET", "/journal?limit=0")).toMatchObject({ status: 400 });
    expect(await ask("POST", "/reset", { everything: true })).toMatchObject({ status: 400 });
  });

  it("names the fields of which one is wanted", async () => {
    const { mock } = testMock();
    const { status, message } = await within(mock)("POST", `/sessions/${mock.session().id}/clock`, {});
    expect([status, message]).toEqual([400, expect.stringContaining("must have advanceMs or advanceTo")]);
  });

  it.each([
    ["no JSON", "{"],
    ["no UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ["a prototype", '{"__proto__":{"pace":"instant"}}'],
    ["nested too deep", `${'{"readings":'.repeat(129)}1${"}".repeat(129)}`],
    ["nested deeper than any stack", `${"[".repeat(200_000)}${"]".repeat(200_000)}`],
    ["no object", "[]"],
    ["null", "null"],
  ])("has a body that is %s, and is refused", async (_, body) => {
    const { mock, reports } = testMock();
    expect(await within(mock)("POST", "/sessions", body)).toMatchObject({ status: 400, code: "GC_CONTROL_INVALID" });
    expect(reports).toEqual([]);
  });

  it("has a body of a mebibyte at most", async () => {
    const ask = within(testMock().mock);
    const padded = (bytes: number) => `{}${" ".repeat(bytes - 2)}`;
    expect((await ask("POST", "/sessions", padded(1024 ** 2))).status).toBe(200);
    expect(await ask("POST", "/sessions", padded(1024 ** 2 + 1))).toMatchObject({
      status: 413,
      code: "GC_CONTROL_TOO_LARGE",
    });
  });

  it("brings a file of twenty mebibytes at most", async () => {
    const { mock } = testMock();
    const ask = within(mock);
    const { answer } = await ask("POST", "/sessions", {});
    const { id } = (answer as unknown as { session: { id: string } }).session;
    const put = (bytes: number) =>
      ask("PUT", `/sessions/${id}/files/a.jpg`, { base64: Buffer.alloc(bytes).toString("base64") });
    expect((await put(mostFileBytes)).status).toBe(200);
    expect(await put(mostFileBytes + 1)).toMatchObject({ status: 413, code: "GC_CONTROL_TOO_LARGE" });
  });

  it("with a credential in it is never quoted", async () => {
    const { mock, session, reports } = testSession();
    const ask = within(mock);
    const canary = "c4nary-credential";
    const bodies = [
      { vendor: "picwish", credential: canary },
      { vendor: "picwish", credential: [canary, canary] },
      { vendor: canary, credential: [canary] },
      { vendor: "picwish", [canary]: [canary] },
      { vendor: "picwish", credential: [`invalid-${canary}`] },
      { vendor: "picwish", credential: [canary] },
      `{"vendor":"picwish","credential":["${canary}"`,
    ];
    const answers = await Promise.all(bodies.map((body) => ask("POST", "/sessions/lookup", body)));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 404, 400, 404, 200, 400]);
    const kept = [answers, mock.journal.exchanges(), session.journal.exchanges(), reports];
    expect(JSON.stringify(kept)).not.toContain(canary);
  });

  it("is nobody's exchange", async () => {
    const { mock, session } = testSession();
    const ask = within(mock);
    for (const path of ["/sessions", "/reset", "/nowhere"]) await ask("POST", path, {});
    expect([mock.journal.exchanges(), session.journal.exchanges()]).toEqual([[], []]);
  });
});

describe("a mistake of the mock's own", () => {
  it("is told to its operator, and the caller only that it was one", async () => {
    const { mock, reports } = testMock();
    const mistake = new Error("a c4nary that slipped into a message");
    const ask = within(mock);
    Object.defineProperty(mock.faults, "uses", {
      value: () => {
        throw mistake;
      },
    });
    const { status, code, message } = await ask("GET", "/faults");
    expect([status, code, message.includes("c4nary")]).toEqual([500, "GC_CONTROL_INTERNAL", false]);
    expect(reports).toEqual([mistake]);
  });
});
