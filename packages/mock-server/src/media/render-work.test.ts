import type { WorkPlan } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { renderWork } from "./render-work.js";
import { encode, paint } from "./testing/pictures.js";

const source = encode(paint(60, 40, (x, y) => (Math.hypot(x - 30, y - 20) < 12 ? [200, 40, 30] : [200, 210, 220])));
const cutout = { work: "cutout", subject: "auto", crop: false, format: "png", background: "ffffff" } as const;

const plans: Record<string, readonly [WorkPlan, readonly string[]]> = {
  upscale: [{ work: "upscale", factor: 2, mode: "general", facesOnly: false, format: "jpg" }, ["image"]],
  inpaint: [{ work: "inpaint", format: "jpg", region: { by: "mask", threshold: 128, resize: false } }, ["image"]],
  cutout: [{ ...cutout, outputs: ["image", "mask"] }, ["image", "mask"]],
  "mask only": [{ ...cutout, outputs: ["mask"] }, ["mask"]],
  restore: [{ work: "restore", format: "jpg" }, ["image"]],
};

describe("renderWork", () => {
  it.each(Object.entries(plans))("renders %s to its outputs, the same each time", async (_, [plan, names]) => {
    const outputs = await renderWork(plan, await source, await source);
    expect(Object.keys(outputs).sort()).toEqual([...names].sort());
    expect(await renderWork(plan, await source, await source)).toEqual(outputs);
  });
});
