import { Worker } from "node:worker_threads";
import type { Job } from "./play-job.js";
import type { TrialSurvey } from "./survey.js";

/** What a thread answers to a job. */
export type JobEnd = { readonly survey: TrialSurvey } | { readonly error: string };

/** Threads that play jobs, one at a time each. */
export interface Pool {
  play(job: Job): Promise<TrialSurvey>;
  close(): Promise<void>;
}

/** Opens so many threads; whoever comes while all are busy waits. */
export function openPool(size: number): Pool {
  const free: Worker[] = Array.from({ length: size }, () => new Worker(new URL("./worker.js", import.meta.url)));
  const all = [...free];
  const waiting: ((worker: Worker) => void)[] = [];
  const take = () => {
    const worker = free.pop();
    return worker ? Promise.resolve(worker) : new Promise<Worker>((resolve) => waiting.push(resolve));
  };
  return {
    async play(job) {
      const worker = await take();
      try {
        const end = await answerOf(worker, job);
        if ("error" in end) throw new Error(`${job.trial} could not be played: ${end.error}`);
        return end.survey;
      } finally {
        const next = waiting.shift();
        if (next) next(worker);
        else free.push(worker);
      }
    },
    async close() {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

function answerOf(worker: Worker, job: Job): Promise<JobEnd> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (end: JobEnd) => {
      worker.off("error", reject);
      resolve(end);
    });
    worker.postMessage(job);
  });
}
