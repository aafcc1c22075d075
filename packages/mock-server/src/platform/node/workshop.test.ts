import type { WorkPlan } from "@graycard/core";
import { afterAll, describe, expect, it } from "vitest";
import { renderWork } from "../../media/render-work.js";
import { encode, noise, paint } from "../../media/testing/pictures.js";
import { UndecodablePictureError } from "../../media/undecodable-picture-error.js";
import { openWorkshop } from "./workshop.js";

const [width, height] = [900, 600];
const inDisc = (x: number, y: number) => Math.hypot(x - 400, y - 300) < 150;
const large = await encode(
  paint(width, height, (x, y) => (inDisc(x, y) ? [200, 40, 30] : [190 + noise(x, y), 210, 215])),
  "jpg",
);
const mask = await encode(paint(width, height, (x, y) => (inDisc(x, y) ? [255, 255, 255] : [0, 0, 0])));
const small = await encode(paint(60, 40, (x, y) => (x < 30 && y < 20 ? [200, 40, 30] : [200, 210, 220])));

const restore: WorkPlan = { work: "restore", format: "jpg" };
const plans: Record<string, WorkPlan> = {
  restore,
  "upscale of a portrait": { work: "upscale", factor: 1, mode: "portrait", facesOnly: true, format: "png" },
  inpaint: { work: "inpaint", format: "jpg", region: { by: "mask", threshold: 128, resize: false } },
  cutout: {
    ...{ work: "cutout", subject: "auto", crop: false, format: "png", background: "ffffff" },
    outputs: ["image", "mask"],
  } as WorkPlan,
};

const never = () => new AbortController().signal;
/** Jobs are handed over, memory and all. */
const job = (plan: WorkPlan, image = large) => ({ plan, image: image.slice(), mask: mask.slice() });
const hex = (outputs: Record<string, Uint8Array>) =>
  Object.entries(outputs).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]);

const open: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(open.map((each) => each.close())));

function workshop() {
  const opened = openWorkshop();
  open.push(opened);
  return opened;
}

describe("the workshop", () => {
  const shared = workshop();

  it.each(Object.entries(plans))("renders large pictures in a thread, to the same bytes: %s", async (_, plan) => {
    const outputs = await shared.render(job(plan), never);
    expect(shared.threads).toBe(1);
    expect(hex(outputs)).toEqual(hex(await renderWork(plan, large, mask)));
  });

  it.each<[string, WorkPlan, Uint8Array]>([
    ["small pictures", restore, small],
    [
      "what the library makes alone",
      { work: "upscale", factor: 1, mode: "general", facesOnly: false, format: "jpg" },
      large,
    ],
  ])("renders in place: %s", async (_, plan, image) => {
    const here = workshop();
    expect(hex(await here.render(job(plan, image), never))).toEqual(hex(await renderWork(plan, image)));
    expect(here.threads).toBe(0);
  });

  it("has at most two threads, however many pictures are asked for at once", async () => {
    const busy = workshop();
    const all = await Promise.all(Array.from({ length: 5 }, () => busy.render(job(restore), never)));
    expect(new Set(all.map((outputs) => JSON.stringify(hex(outputs)))).size).toBe(1);
    expect(busy.threads).toBeGreaterThanOrEqual(1);
    expect(busy.threads).toBeLessThanOrEqual(2);
  });

  it("says of a damaged picture what is wrong with it, as it does in place", async () => {
    const cut = large.slice(0, large.byteLength / 2);
    const inPlace = await renderWork(restore, cut).catch((error) => error);
    const inThread = await shared.render(job(restore, cut), never).catch((error) => error);
    expect(inThread).toBeInstanceOf(UndecodablePictureError);
    expect(inThread.message).toBe(inPlace.message);
    expect(Object.keys(await shared.render(job(restore), never))).toEqual(["image"]);
  });

  it("forgets what nobody waits for any more", async () => {
    const busy = workshop();
    const leaving = new AbortController();
    const begun = Array.from({ length: 2 }, () => busy.render(job(restore), never));
    const left = busy.render(job(restore), () => leaving.signal);
    leaving.abort(new Error("the caller left"));
    await expect(left).rejects.toThrow("the caller left");
    await expect(busy.render(job(restore), () => leaving.signal)).rejects.toThrow("the caller left");
    expect(await Promise.all(begun)).toHaveLength(2);
  });

  it("ends its threads when it is closed, and what waits for them", async () => {
    const closing = workshop();
    await closing.render(job(restore), never);
    const waiting = Promise.allSettled(Array.from({ length: 4 }, () => closing.render(job(restore), never)));
    await closing.close();
    expect((await waiting).map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
    expect(closing.threads).toBe(0);
    expect(Object.keys(await closing.render(job(restore), never))).toEqual(["image"]);
  });
});
