import { describe, expect, it } from "vitest";
import { dataOf } from "../testing/caller.js";
import { doors, enterBy } from "../testing/doors.js";
import { base64 } from "../testing/encode-body.js";
import { discFile, picture } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";
import type { ScriptedFault } from "./scripted-fault.js";

const garbled = (share?: number): ScriptedFault => ({
  fault: "garbled-body",
  with: { direction: "upload", ...(share === undefined ? {} : { share }) },
});
const cut = (afterBytes: number): ScriptedFault => ({
  fault: "truncated-body",
  with: { direction: "upload", afterBytes },
});

describe.each(doors)("an upload that is bent on its way, %s", (door) => {
  const upload = async () => ({ image_file: await discFile(), type: "clean" });
  const world = async (plan: ScriptedFault, seed = "test") => {
    const entered = await enterBy(door, { seed });
    entered.session.faults.script([plan]);
    return entered;
  };

  it("is refused where its multipart form is broken, and the next is read as it was sent", async () => {
    const { caller, session, reports } = await world(garbled());
    expect((await caller.picwish("scale", await upload())).status).toBe(400);
    const [exchange] = session.journal.exchanges();
    expect(exchange?.faults).toEqual(["garbled-body"]);
    const bytes = exchange?.request.body?.bytes ?? 0;
    const [note = ""] = exchange?.notes ?? [];
    const [, altered = "", of = ""] = /^(\d+) of (\d+) bytes of the upload were altered$/.exec(note) ?? [];
    expect(Number(of)).toBe(bytes);
    expect(Math.abs(Number(altered) - bytes / 10)).toBeLessThanOrEqual(2);
    expect(dataOf(await caller.picwish("scale", await upload())).task_id).toBeDefined();
    expect([reports, session.faults.unused()]).toEqual([[], []]);
  });

  it("comes to the same for the same seed", async () => {
    const send = async (seed: string) => {
      const { caller, session } = await world({ ...garbled(0.01), times: "always" }, seed);
      const heard = [];
      for (let call = 0; call < 12; call++) {
        const fields = { image_url: "https://x.test/portrait.jpg", type: "clean", sync: 0 };
        const { status, body } = await caller.picwish("scale", fields, { encoding: "form" });
        heard.push([status, body.message]);
      }
      return [heard, session.journal.exchanges().map(({ notes }) => notes)];
    };
    const [one, again, other] = [await send("a"), await send("a"), await send("b")];
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
  });

  it("is a damaged picture where a byte of that is altered, and the task fails", async () => {
    const { caller, session, reports } = await world({ ...garbled(0.0005), times: 6 });
    const ends = [];
    const image_file = await picture(64, 64, "png");
    for (let call = 0; call < 6; call++) {
      const { status, body } = await caller.picwish("scale", { image_file, type: "clean", sync: 1 });
      ends.push(body.data?.state ?? status);
    }
    // One byte of the form is altered, or two: in the picture, or in what is around it.
    expect(ends.filter((each) => each < 0).length).toBeGreaterThan(0);
    expect(ends.every((each) => each < 0 || each === 1 || each === 400)).toBe(true);
    expect([reports, session.faults.unused()]).toEqual([[], []]);
  });

  it("is a damaged picture where the end of that is lost, and the task fails", async () => {
    const { caller, session } = await enterBy(door, { readings: { picwish: { "sources.base64": "everywhere" } } });
    const image = base64(await discFile());
    const body = new URLSearchParams({ type: "clean", sync: "1", image_base64: image }).toString();
    const ends = async () => {
      const init = { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } };
      const response = await caller.send("picwish", "/api/tasks/visual/scale", init);
      return ((await response.json()) as { data?: { state: number } }).data?.state;
    };
    session.faults.script([cut(400)]);
    expect(await ends()).toBeLessThan(0);
    const [exchange] = session.journal.exchanges();
    expect(exchange).toMatchObject({ faults: ["truncated-body"], request: { body: { bytes: 400 } } });
    expect(exchange?.notes).toContain(`the upload ended after 400 bytes, ${body.length - 400} were lost`);
    expect(await ends()).toBe(1);
  });

  it("is refused where the end of its form is lost, over a connection that stays", async () => {
    const { caller, session } = await world(cut(100));
    expect((await caller.picwish("scale", await upload())).status).toBe(400);
    expect(session.journal.exchanges()[0]?.request.body?.bytes).toBe(100);
    expect((await caller.finish("scale", await upload())).state).toBe(1);
  });

  it("of nothing at all is read as if nothing had been sent", async () => {
    const { caller, session } = await world(cut(0));
    expect((await caller.picwish("scale", await upload())).status).toBe(400);
    expect(session.journal.exchanges()[0]?.request.body?.bytes).toBe(0);
    expect(session.ledger.entries()).toEqual([]);
  });

  it("is whole where it is shorter", async () => {
    const { caller, session } = await world(cut(50_000_000));
    expect((await caller.finish("scale", await upload())).state).toBe(1);
    expect(session.journal.exchanges()[0]?.notes).toEqual([]);
  });
});

describe("a fault of uploads", () => {
  it("needs to know where an upload ends, and meets submits only", () => {
    const { session } = testSession();
    const plan = (more: Partial<ScriptedFault>) => () =>
      session.faults.script([{ fault: "truncated-body", with: { direction: "upload" }, ...more }]);
    expect(plan({})).toThrow("needs afterBytes");
    expect(plan({ with: { direction: "upload", afterBytes: 1 }, operation: "poll" })).toThrow("does nothing to poll");
    expect(plan({ ...garbled(), operation: "fetch-result" })).toThrow("does nothing to fetch-result");
  });
});
