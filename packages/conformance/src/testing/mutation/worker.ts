import { parentPort } from "node:worker_threads";
import { type Job, playJob } from "./play-job.js";
import type { JobEnd } from "./pool.js";

parentPort?.on("message", async (job: Job) => {
  const end: JobEnd = await playJob(job).then(
    (survey) => ({ survey }),
    (error: unknown) => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  parentPort?.postMessage(end);
});
