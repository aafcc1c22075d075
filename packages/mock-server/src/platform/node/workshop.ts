import { availableParallelism } from "node:os";
import { probePicture, type WorkPlan } from "@graycard/core";
import { type RenderThread, startRenderThread } from "../../media/render-thread.js";
import type { RenderedOutputs } from "../../media/render-work.js";
import type { RenderJob, Workshop, Workshops } from "../workshop.js";

/** Beyond so many pixels a loop over them holds up everybody for a tenth of a second and more; below it a thread costs more. */
const mostPixelsInPlace = 512 * 1024;

/** One core is left to whoever asks. */
const mostThreads = Math.min(2, Math.max(1, availableParallelism() - 1));

interface Waiting {
  readonly job: RenderJob;
  readonly begin: (thread: RenderThread) => void;
  readonly fail: (error: unknown) => void;
}

export const openWorkshop: Workshops["openWorkshop"] = () => new ThreadedWorkshop();

/**
 * Small results, and those that the picture library makes alone on threads of its own, are rendered in place. Others,
 * which this project's own loops go over, wait for one of a few threads, which are started when there is work for them.
 */
class ThreadedWorkshop implements Workshop {
  readonly #idle: RenderThread[] = [];
  readonly #all = new Set<RenderThread>();
  readonly #waiting: Waiting[] = [];
  #starting = 0;
  /** Where no thread can be started, such as within a bundle, everything is rendered in place. */
  #cannotStart = false;
  #closed = false;

  async render(job: RenderJob, signal: () => AbortSignal): Promise<RenderedOutputs> {
    if (this.#cannotStart || this.#closed || !isLong(job)) return renderHere(job);
    const thread = await this.#thread(job, signal());
    if (!thread) return renderHere(job);
    try {
      return await thread.render(job);
    } finally {
      if (thread.ended) this.#all.delete(thread);
      else this.#idle.push(thread);
      this.#next();
    }
  }

  get threads(): number {
    return this.#all.size;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { fail } of this.#waiting.splice(0)) fail(closedError());
    await Promise.all([...this.#all].map((thread) => thread.end()));
    this.#all.clear();
  }

  /** A thread for a job, as soon as there is one; undefined where there will never be. */
  #thread(job: RenderJob, signal: AbortSignal): Promise<RenderThread | undefined> {
    return new Promise((resolve, reject) => {
      const settled = (act: () => void) => {
        signal.removeEventListener("abort", leave);
        act();
      };
      const waiting: Waiting = {
        job,
        begin: (thread) => settled(() => resolve(thread)),
        fail: (error) => settled(() => (error === noThread ? resolve(undefined) : reject(error))),
      };
      const leave = () => {
        const at = this.#waiting.indexOf(waiting);
        if (at >= 0) this.#waiting.splice(at, 1);
        reject(signal.reason);
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  /** Gives idle threads to those who wait longest, and starts others for the rest. */
  #next(): void {
    if (this.#closed) {
      for (const { fail } of this.#waiting.splice(0)) fail(closedError());
      return;
    }
    while (this.#waiting.length > 0 && this.#idle.length > 0) {
      const thread = this.#idle.pop() as RenderThread;
      if (thread.ended) this.#all.delete(thread);
      else this.#waiting.shift()?.begin(thread);
    }
    if (this.#waiting.length > this.#starting && this.#all.size + this.#starting < mostThreads) void this.#start();
  }

  async #start(): Promise<void> {
    this.#starting++;
    try {
      const thread = await startRenderThread();
      if (this.#closed) await thread.end();
      else {
        this.#all.add(thread);
        this.#idle.push(thread);
      }
    } catch {
      this.#cannotStart = true;
      for (const { fail } of this.#waiting.splice(0)) fail(noThread);
    } finally {
      this.#starting--;
      this.#next();
    }
  }
}

const noThread = Symbol("no thread");

function closedError(): Error {
  return new Error("The mock was closed before the picture was rendered.");
}

/** Whether loops of our own go over more pixels than may hold up the others. */
function isLong({ plan, image }: RenderJob): boolean {
  if (!hasLoops(plan)) return false;
  const probe = probePicture(image);
  return probe.ok && probe.facts.width * probe.facts.height > mostPixelsInPlace;
}

/** A plain enlargement is the library's work alone. */
function hasLoops(plan: WorkPlan): boolean {
  return plan.work !== "upscale" || plan.mode === "portrait";
}

async function renderHere({ plan, image, mask }: RenderJob): Promise<RenderedOutputs> {
  // The picture engine is loaded with the first picture that is made.
  const { renderWork } = await import("../../media/render-work.js");
  return renderWork(plan, image, mask);
}
