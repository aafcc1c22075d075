import { describe, expect, it } from "vitest";
import { refusedKeyWord } from "../sessions/session-registry.js";
import { type Fields, read, type TaskBody } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { type TestSession, testSession } from "../testing/test-mock.js";

interface VendorCase {
  readonly vendor: string;
  readonly path: string;
  readonly bad: readonly string[];
  /** What a refusal of each kind looks like: its HTTP status and its body. */
  readonly refusals: Readonly<Record<"missing" | "refused" | "path" | "rate" | "internal" | "field", [number, object]>>;
}

const meituBody = (ErrorCode: number, ErrorMsg: string) => ({ ErrorCode, ErrorMsg, Data: null });

const cases: readonly VendorCase[] = [
  {
    vendor: "picwish",
    path: "/api/tasks/visual/scale",
    bad: [`my-${refusedKeyWord}-key`],
    refusals: {
      missing: [401, { status: 401, message: "Invalid API key" }],
      refused: [401, { status: 401, message: "Invalid API key" }],
      path: [404, { status: 404, message: "Not found" }],
      rate: [429, { status: 429, message: "Too many requests" }],
      internal: [500, { status: 500, message: "Internal server error" }],
      field: [400, { status: 400, message: "Invalid task type" }],
    },
  },
  {
    vendor: "aliyun-market",
    path: "/tasks/visual/watermark",
    bad: [refusedKeyWord],
    refusals: {
      missing: [401, { status: 401, message: "Invalid AppCode" }],
      refused: [401, { status: 401, message: "Invalid AppCode" }],
      path: [404, { status: 404, message: "Not found" }],
      rate: [429, { status: 429, message: "Too many requests" }],
      internal: [500, { status: 500, message: "Internal server error" }],
      field: [400, { status: 400, message: expect.stringContaining("image_url") }],
    },
  },
  {
    vendor: "meitu",
    path: "/v1/aiquality",
    bad: ["key", refusedKeyWord],
    refusals: {
      missing: [400, meituBody(90002, "GATEWAY_AUTHORIZED_ERROR")],
      refused: [400, meituBody(90002, "GATEWAY_AUTHORIZED_ERROR")],
      path: [404, meituBody(90014, "GATEWAY_NOT_FOUND")],
      rate: [400, meituBody(90024, "GATEWAY_QPS_LIMIT")],
      internal: [400, meituBody(500, "REQUEST_EXCEPTION")],
      field: [400, meituBody(10000, expect.stringContaining("media_info_list"))],
    },
  },
];

async function refusalOf(response: Response) {
  const { status, body } = await read<object>(response);
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  return [status, body];
}

const post = (fields: Fields = {}) => ({ method: "POST", body: JSON.stringify(fields) });

describe.each(cases)("a refusal of $vendor", ({ vendor, path, bad, refusals }) => {
  it("is for a credential that is missing", async () => {
    const { caller } = testSession();
    expect(await refusalOf(await caller.send(vendor, path, post(), { credential: "none" }))).toEqual(refusals.missing);
  });

  it.each(["", " "])("is for a credential that is empty: %j", async (part) => {
    const { caller } = testSession();
    const credential = bad.map(() => part);
    expect(await refusalOf(await caller.send(vendor, path, post(), { credential }))).toEqual(refusals.missing);
  });

  it("is for a credential with the word that is refused", async () => {
    const { caller } = testSession();
    expect(await refusalOf(await caller.send(vendor, path, post(), { credential: bad }))).toEqual(refusals.refused);
  });

  it("is for every credential that was not handed out, where only those do", async () => {
    const { caller } = testSession({ onlyIssuedCredentials: true });
    const credential = bad.map(() => "anything");
    expect(await refusalOf(await caller.send(vendor, path, post(), { credential }))).toEqual(refusals.refused);
    expect(await refusalOf(await caller.send(vendor, path, post()))).toEqual(refusals.field);
  });

  it.each(["/", "/nothing", "x"])("is for an address that does not exist: %s", async (tail) => {
    const { caller } = testSession();
    expect(await refusalOf(await caller.send(vendor, `${path}${tail}`, post()))).toEqual(refusals.path);
  });

  it.each(["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])(
    "is for a method the address does not take: %s",
    async (method) => {
      const { caller, session } = testSession();
      expect(await refusalOf(await caller.send(vendor, path, { method }))).toEqual(refusals.path);
      expect(session.journal.exchanges()[0]?.fault).toBe(`${path} takes POST, not ${method}`);
    },
  );

  it("is for the third request within a second", async () => {
    const { caller } = testSession({ qps: 2, pace: "manual" });
    for (let turn = 0; turn < 2; turn++) {
      expect(await refusalOf(await caller.send(vendor, path, post()))).toEqual(refusals.field);
    }
    expect(await refusalOf(await caller.send(vendor, path, post()))).toEqual(refusals.rate);
  });

  it("is for a field, and names it", async () => {
    const { caller, session } = testSession();
    expect(await refusalOf(await caller.send(vendor, path, post()))).toEqual(refusals.field);
    expect(session.journal.exchanges()[0]?.response?.status).toBe(refusals.field[0]);
  });

  it("is for the vendor's own mistakes, which a fault makes", async () => {
    const { caller, session, reports } = testSession();
    session.faults.script([{ fault: "refuse", with: { fault: "internal" } }]);
    expect(await refusalOf(await caller.send(vendor, path, post()))).toEqual(refusals.internal);
    expect(reports).toEqual([]);
  });
});

describe("of several things that are wrong", () => {
  /** A world in which everything is wrong, and what to set right one after the other. */
  async function send(world: TestSession, right: ReadonlySet<string>): Promise<number> {
    const path = `/api/tasks/visual/${right.has("path") ? "scale" : "nothing"}`;
    const form = new FormData();
    form.set("image_file", new Blob([new Uint8Array(right.has("size") ? 100 : 15_728_641)]));
    if (right.has("field")) form.set("type", "clean");
    form.set("sync", "1");
    const options = right.has("key") ? {} : { credential: "none" as const };
    const response = await world.caller.send("picwish", path, { method: "POST", body: form }, options);
    const { body } = await read<TaskBody>(response);
    return response.status === 200 ? (body.data?.state ?? 0) : response.status;
  }

  it.each<[readonly string[], number]>([
    [[], 401],
    [["path"], 401],
    [["key"], 404],
    [["key", "path"], 429],
    [["key", "path", "rate"], 413],
    [["key", "path", "rate", "size"], 400],
    [["key", "path", "rate", "size", "field"], -7],
  ])("the outermost is told: with %j set right, %i", async (right, outcome) => {
    const world = testSession({ qps: 1, pace: right.includes("rate") ? "instant" : "manual" });
    if (!right.includes("rate")) await world.caller.send("picwish", "/api/tasks/visual/scale", { method: "POST" });
    expect(await send(world, new Set(right))).toBe(outcome);
  });
});

describe("a task id", () => {
  async function withTask() {
    const world = testSession({ pace: "manual", qps: "off" });
    const { body } = await world.caller.picwish("scale", { image_file: await discFile(), type: "clean" });
    return { ...world, id: body.data?.task_id ?? "" };
  }

  it.each(["0", "unknown", "00000000-0000-4000-8000-000000000000", "%00", "a%2Fb", "..%2F..", "😀"])(
    "that nobody has is not found: %s",
    async (id) => {
      const { caller, session } = await withTask();
      expect((await caller.poll("scale", id)).body).toEqual({ status: 404, message: "Not found" });
      expect(session.journal.exchanges().at(-1)?.fault).toBe("no task of scale has this id");
    },
  );

  it("is not found in other letters, or with something after it", async () => {
    const { caller, id } = await withTask();
    for (const wrong of [id.toUpperCase(), `${id}0`, `${id}/`, id.slice(0, -1)]) {
      expect((await caller.poll("scale", wrong)).status).toBe(404);
    }
    expect((await caller.poll("scale", id)).status).toBe(200);
  });

  it("belongs to one endpoint", async () => {
    const { caller, id } = await withTask();
    expect((await caller.poll("segmentation", id)).status).toBe(404);
  });

  it("belongs to one session", async () => {
    const { mock, caller, id } = await withTask();
    const other = mock.session().credentials.picwish ?? [];
    expect((await caller.poll("scale", id, { credential: other })).status).toBe(404);
  });

  it("is known for an hour to the millisecond", async () => {
    const { caller, session, id } = await withTask();
    await session.advance(3_600_000);
    expect((await caller.poll("scale", id)).status).toBe(200);
    await session.advance(1);
    expect((await caller.poll("scale", id)).status).toBe(404);
    expect(session.journal.exchanges().at(-1)?.fault).toBe(
      "the task was created 3600001 ms ago, and is kept for 3600000 ms",
    );
  });
});
