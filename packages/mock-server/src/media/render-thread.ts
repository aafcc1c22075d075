import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import type { RenderJob } from "../platform/workshop.js";
import type { RenderedOutputs } from "./render-work.js";
import type { RenderReply } from "./render-worker.js";
import { loadSharp } from "./sharp.js";
import { UndecodablePictureError } from "./undecodable-picture-error.js";

/** A thread that renders one picture after the other. */
export interface RenderThread {
  render(job: RenderJob): Promise<RenderedOutputs>;
  readonly ended: boolean;
  end(): Promise<void>;
}

/** Resolves when the thread can take work; rejects where it cannot be started. */
export async function startRenderThread(): Promise<RenderThread> {
  // The library's native part must not be unloaded with the thread, and so is loaded here as well.
  loadSharp();
  const thread = new Thread(new Worker(...whereabouts()));
  await thread.started;
  return thread;
}

class Thread implements RenderThread {
  readonly started: Promise<void>;
  ended = false;
  readonly #worker: Worker;
  #settle: ((reply: RenderReply) => void) | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.started = new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        this.ended = true;
        reject(error);
        this.#settle?.({ error: `the thread that rendered it ended: ${error.message}` });
      };
      worker.on("error", fail);
      worker.on("exit", () => fail(new Error("nobody needs it any more")));
      worker.on("message", (reply: RenderReply | "ready") => (reply === "ready" ? resolve() : this.#settle?.(reply)));
    });
    // A program may end while a thread has nothing to do.
    this.started.then(
      () => worker.unref(),
      () => {},
    );
  }

  async render(job: RenderJob): Promise<RenderedOutputs> {
    const settled = new Promise<RenderReply>((resolve) => {
      this.#settle = resolve;
    });
    this.#worker.ref();
    this.#hand(job);
    const reply = await settled;
    this.#settle = undefined;
    this.#worker.unref();
    if ("outputs" in reply) return reply.outputs;
    throw "undecodable" in reply ? new UndecodablePictureError(reply.undecodable) : new Error(reply.error);
  }

  /** Hands a job over, memory and all. Memory that a library keeps for itself, as Node 24 knows it to, is copied. */
  #hand({ plan, image, mask }: RenderJob): void {
    const buffers = new Set([image, ...(mask ? [mask] : [])].filter(isAll).map(({ buffer }) => buffer as ArrayBuffer));
    try {
      this.#worker.postMessage({ plan, image, mask }, [...buffers]);
    } catch {
      this.#worker.postMessage({ plan, image, mask });
    }
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.#worker.terminate();
  }
}

/** Whether bytes are all of their memory, which can be handed over then instead of copied. */
function isAll({ byteLength, buffer }: Uint8Array): boolean {
  return byteLength === buffer.byteLength;
}

/** The program of the thread: built, or as the source beside this file with what a runtime needs to read it. */
function whereabouts(): [string | URL, WorkerOptions] {
  if (!import.meta.url.endsWith(".ts")) return [createRequire(import.meta.url).resolve("#render-worker"), {}];
  const loader = new URL("../testing/source-loader.mjs", import.meta.url);
  if (!existsSync(fileURLToPath(loader))) throw new Error("sources are only rendered from in their own repository");
  const execArgv = ["--conditions=@graycard/source", "--import", loader.href];
  return [new URL("./render-worker.ts", import.meta.url), { execArgv }];
}
