// The program of a thread that renders: one job per message, one reply for each.
import { parentPort } from "node:worker_threads";
import type { RenderJob } from "../platform/workshop.js";
import { type RenderedOutputs, renderWork } from "./render-work.js";
import { UndecodablePictureError } from "./undecodable-picture-error.js";

/** What comes of a job. Errors do not survive the way between threads as what they are. */
export type RenderReply =
  | { readonly outputs: RenderedOutputs }
  | { readonly undecodable: string }
  | { readonly error: string };

parentPort?.on("message", async ({ plan, image, mask }: RenderJob) => {
  try {
    const outputs = copied(await renderWork(plan, image, mask));
    parentPort?.postMessage({ outputs }, [...new Set(Object.values(outputs).map(({ buffer }) => buffer))]);
  } catch (error) {
    parentPort?.postMessage(toReply(error));
  }
});
parentPort?.postMessage("ready");

/** In memory of the runtime's own: that of the library must not outlive this thread. */
function copied(outputs: RenderedOutputs): Record<string, Uint8Array<ArrayBuffer>> {
  return Object.fromEntries(Object.entries(outputs).map(([name, bytes]) => [name, new Uint8Array(bytes)]));
}

function toReply(error: unknown): RenderReply {
  if (UndecodablePictureError.isInstance(error)) return { undecodable: error.reason };
  return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
