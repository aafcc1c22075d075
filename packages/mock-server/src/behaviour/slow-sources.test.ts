import { describe, expect, it } from "vitest";
import type { MockOptions } from "../mock.js";
import { dataOf } from "../testing/caller.js";
import { discFile, picture, sizeOf } from "../testing/pictures.js";
import { testSession, testStart } from "../testing/test-mock.js";

const rectangles = JSON.stringify([{ x: 1, y: 1, width: 4, height: 4 }]);
const image_url = "https://pictures.example/slow.jpg";

/** A session with a picture that takes its time. */
async function withSlowPicture(downloadMs: number, options: MockOptions = {}) {
  const world = testSession({ qps: "off", ...options });
  world.session.files.put("slow.jpg", await picture(20, 16), { downloadMs });
  return world;
}

describe("a download that takes its time", () => {
  it.each([
    [9_999, 1],
    [10_000, 1],
    [10_001, -3],
    [3_600_000, -3],
  ])("of %i ms comes to state %i where 10 s are documented", async (downloadMs, state) => {
    const { caller } = await withSlowPicture(downloadMs);
    expect((await caller.finish("inpaint", { image_url, rectangles })).state).toBe(state);
    expect(dataOf(await caller.watermark({ image_url, rectangles })).state).toBe(state);
  });

  it("counts for a mask as for a picture", async () => {
    const { caller, session } = await withSlowPicture(10_001);
    session.files.put("mask.png", await picture(20, 16, "png"), { downloadMs: 10_000 });
    const image_file = await picture(20, 16);
    const mask = (name: string) => caller.finish("inpaint", { image_file, mask_url: `https://h/${name}` });
    expect([(await mask("slow.jpg")).state, (await mask("mask.png")).state]).toEqual([-3, 1]);
  });

  it("does not count when another source goes before it", async () => {
    const { caller, session } = await withSlowPicture(10_001);
    const image_file = await picture(20, 16);
    expect((await caller.finish("inpaint", { image_file, image_url, rectangles })).state).toBe(1);
    expect(session.clock.now() - testStart).toBeLessThanOrEqual(2000);
  });

  it("puts off all of the task but its first state", async () => {
    const { caller, session } = await withSlowPicture(5_000, { pace: "manual" });
    const { task_id } = dataOf(await caller.picwish("inpaint", { image_url, rectangles, sync: 0 }));
    const look = async () => dataOf(await caller.poll("inpaint", task_id));
    await session.advance(4_999);
    const before = await look();
    expect(before).toMatchObject({ state: 0, progress: 0 });
    expect(before.processed_at).toBeUndefined();
    await session.advance(2_001);
    const { state, created_at, processed_at = 0, completed_at, image } = await look();
    expect([state, created_at]).toEqual([1, testStart / 1000]);
    expect(processed_at - created_at).toBeGreaterThanOrEqual(5);
    expect(completed_at - created_at).toBeGreaterThanOrEqual(6);
    expect(sizeOf((await caller.download(image)).bytes)).toBe("jpg 20x16");
  });

  it("is given up at the limit, and the task ends then", async () => {
    const { caller, session } = await withSlowPicture(12_000, { pace: "manual" });
    const { task_id } = dataOf(await caller.picwish("inpaint", { image_url, rectangles, sync: 0 }));
    const state = async () => dataOf(await caller.poll("inpaint", task_id)).state;
    await session.advance(9_999);
    expect(await state()).toBe(0);
    await session.advance(1);
    expect(await state()).toBe(-3);
  });

  it("makes a caller wait who waits for the result", async () => {
    const { caller, session } = await withSlowPicture(8_000, { pace: "manual" });
    const data = await session.passUntil(caller.finish("inpaint", { image_url, rectangles }));
    expect(data.state).toBe(1);
    expect(session.clock.now() - testStart).toBeGreaterThanOrEqual(9_000);
    expect(session.clock.now() - testStart).toBeLessThanOrEqual(10_000);
  });

  it("is not counted into the time that work may take", async () => {
    const { caller, session } = await withSlowPicture(9_000);
    session.faults.script([{ fault: "slow-task", with: { workMs: 29_000 } }]);
    expect((await caller.finish("inpaint", { image_url, rectangles })).state).toBe(1);
    expect(session.clock.now() - testStart).toBe(38_000);
  });

  it("may have another limit by a fault", async () => {
    const { caller, session } = await withSlowPicture(500);
    session.faults.script([{ fault: "other-limit", with: { limit: "downloadMs", value: 499 } }]);
    expect((await caller.finish("inpaint", { image_url, rectangles })).state).toBe(-3);
    expect((await caller.finish("inpaint", { image_url, rectangles })).state).toBe(1);
  });

  it("has no limit where no document has one", async () => {
    const { caller, session } = await withSlowPicture(60_000);
    session.files.put("face.jpg", await picture(60, 50), { downloadMs: 60_000 });
    const media_info_list = [{ media_data: "https://h/face.jpg", media_profiles: { media_data_type: "url" } }];
    const { body } = await caller.aiquality({ parameter: { rsp_media_type: "jpg" }, media_info_list });
    expect(body.media_info_list).toHaveLength(1);
    expect(session.clock.now() - testStart).toBeGreaterThanOrEqual(60_000);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("is a time: %d", async (downloadMs) => {
    const { session } = testSession();
    const file = await discFile();
    const put = () => session.files.put("a.jpg", file, { downloadMs });
    expect(put).toThrow(
      new RangeError(`downloadMs must be 0 or a number of milliseconds; for "a.jpg" it is ${downloadMs}.`),
    );
  });
});
