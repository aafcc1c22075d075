import type { WorkKind, WorkPlan } from "@graycard/core";
import { cutout } from "./kinds/cutout.js";
import { inpaint } from "./kinds/inpaint.js";
import { restore } from "./kinds/restore.js";
import { upscale } from "./kinds/upscale.js";

/** Encoded pictures by name: `image`, and for a cutout what the plan asks for of `image` and `mask`. */
export type RenderedOutputs = Record<string, Uint8Array>;

type PlanOf<Kind extends WorkKind> = Extract<WorkPlan, { work: Kind }>;
type Renderer<Kind extends WorkKind> = (
  plan: PlanOf<Kind>,
  source: Uint8Array,
  mask: Uint8Array | undefined,
) => Promise<RenderedOutputs>;

const RENDERERS: { readonly [Kind in WorkKind]: Renderer<Kind> } = {
  upscale: async (plan, source) => ({ image: await upscale(source, plan) }),
  inpaint: async (plan, source, mask) => ({ image: await inpaint(source, plan, mask) }),
  cutout: async (plan, source) => ({ ...(await cutout(source, plan)) }),
  restore: async (plan, source) => ({ image: await restore(source, plan) }),
};

/**
 * Does to a picture what a plan says. `mask` is needed by plans that mark a region with one. The same plan and bytes
 * always give the same bytes. Rejects with an `UndecodablePictureError` when a picture cannot be read.
 */
export function renderWork(plan: WorkPlan, source: Uint8Array, mask?: Uint8Array): Promise<RenderedOutputs> {
  // A plan and the renderer found under its own kind belong together, which the type of the union cannot express.
  const render = RENDERERS[plan.work] as Renderer<WorkKind>;
  return render(plan, source, mask);
}
