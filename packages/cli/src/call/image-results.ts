import {
  CallError,
  type Charged,
  LinkExpiredError,
  LinkRefusedError,
  ResultFileError,
  type ResultPicture,
  type TaskHandle,
  type TaskResult,
} from "@graycard/core/client";
import { CallFilesError } from "../call-files-error.js";
import { isForgotten, meaningOfResult } from "./call-error-end.js";
import type { ImageEnd } from "./image-end.js";
import type { CallSetting, Work } from "./image-job.js";
import { type EndFacts, end } from "./make-end.js";
import { makeFolder } from "./make-folder.js";
import { keptPath, type Placing, placeResults } from "./place-results.js";
import { paid, remember } from "./remember-error.js";

type Again = () => Promise<ImageEnd>;

/** Takes what was paid for to its files: waits for it, fetches it, and gives it its names. */
export class ImageResults {
  readonly #set: Pick<CallSetting, "client" | "journal" | "stop" | "force" | "watch">;

  constructor(setting: Pick<CallSetting, "client" | "journal" | "stop" | "force" | "watch">) {
    this.#set = setting;
  }

  /** From a task to its files. `again` sends the picture once more, where the task is forgotten and that was asked for. */
  async await(work: Work, handle: TaskHandle, submitted: boolean, again?: Again): Promise<ImageEnd> {
    const { client, stop, watch } = this.#set;
    watch?.state(work.job, "processing");
    const options = { signal: stop.polls };
    const resultOf = () => (submitted ? client.wait(handle, options) : client.resume(handle, options));
    return this.#withResult(work, handle, submitted, resultOf, again);
  }

  /** From links that an earlier run wrote down to files. */
  async fromLinks(work: Work, links: readonly { readonly name: string; readonly url: string }[]): Promise<ImageEnd> {
    const outputs = links.map(({ name, url }) => [name, { form: "link", url, expiresAt: undefined } as const]);
    return this.#withResult(work, undefined, false, () => Promise.resolve({ outputs: Object.fromEntries(outputs) }));
  }

  /** From a result to its files. */
  async deliver(
    work: Work,
    result: Pick<TaskResult, "outputs">,
    handle: TaskHandle | undefined,
    submitted: boolean,
  ): Promise<ImageEnd> {
    const links = Object.entries(result.outputs).flatMap(([name, picture]) =>
      picture.form === "link" ? [{ name, url: picture.url }] : [],
    );
    // Nobody can be asked for them again.
    if (!handle && links.length > 0) this.#set.journal.append({ event: "result", key: work.key, links });
    return this.#withResult(work, handle, submitted, () => Promise.resolve(result));
  }

  /** From the result of paid work to its files; a link that is no good is asked for again once. */
  async #withResult(
    work: Work,
    handle: TaskHandle | undefined,
    submitted: boolean,
    resultOf: () => Promise<Pick<TaskResult, "outputs">>,
    again?: Again,
  ): Promise<ImageEnd> {
    const { client, journal, stop } = this.#set;
    try {
      const { outputs } = await resultOf();
      const kept = await this.#keep(work, outputs, handle).catch(async (error: unknown) => {
        if (!handle || !isStale(error)) throw error;
        const fresh = await client.resume(handle, { signal: stop.polls });
        return this.#keep(work, fresh.outputs, handle);
      });
      return await this.done(work, kept, handle, submitted);
    } catch (error) {
      if (isOfSystem(error)) return this.stuck(work, { submitted, charged: "yes", taskId: handle?.taskId }, error);
      if (!(error instanceof CallError)) throw error;
      if (again && isForgotten(error)) return again();
      const meaning = meaningOfResult(error, handle !== undefined);
      remember(journal, work.key, meaning, error);
      const charged: Charged = error.operation === "submit" || meaning.event === "failed" ? paid(error) : "yes";
      const facts = { submitted, charged, taskId: handle?.taskId, resumable: meaning.event === undefined };
      return end(work.job, meaning.status, meaning.status === "left" ? facts : { ...facts, error });
    }
  }

  async #keep({ job, key }: Work, outputs: Readonly<Record<string, ResultPicture>>, handle: TaskHandle | undefined) {
    const { client, stop, watch } = this.#set;
    const { folder } = job.place;
    watch?.state(job, "downloading");
    await makeFolder(folder);
    const kept: { readonly name: string; readonly path: string }[] = [];
    for (const [name, picture] of Object.entries(outputs)) {
      const path = keptPath(folder, key, name);
      await client.download(picture, { to: path, handle, signal: stop.all }).catch((error: unknown) => {
        throw isNotWritten(error) ? new CallFilesError(notWritten(path, error), { cause: error }) : error;
      });
      kept.push({ name, path });
    }
    return kept;
  }

  /** Files cannot be written: nothing more is paid for until they can. */
  stuck({ job, key }: Pick<Work, "job" | "key">, facts: EndFacts, cause: Error): ImageEnd {
    const { journal, stop } = this.#set;
    stop.begin("files");
    const known = journal.call(key);
    const comesAgain = facts.charged === "no" || known?.phase === "output" || Boolean(known?.handle ?? known?.links);
    const then = comesAgain
      ? "Nothing that was paid for is lost: call again."
      : "Its result was paid for, and came with the answer: it could not be kept.";
    const error = new CallFilesError(`${cause.message}. ${then}`, { cause });
    if (!comesAgain) {
      try {
        journal.append({ event: "failed", key, code: error.code, message: error.message, charged: "yes" });
      } catch {
        // The disk is full for the journal, too: what it says of an intent is true enough.
      }
    }
    return end(job, "failed", { ...facts, resumable: comesAgain, error });
  }

  /** Gives what is kept its names. */
  async done(
    { job, key }: Work,
    kept: Parameters<typeof placeResults>[1],
    handle: TaskHandle | undefined,
    submitted: boolean,
  ): Promise<ImageEnd> {
    const { journal, force } = this.#set;
    const placing: Placing = { journal, key, image: job.name, place: job.place, force };
    const outputs = await placeResults(placing, kept);
    return end(job, "done", { outputs, submitted, charged: "yes", taskId: handle?.taskId });
  }
}

/** What the system says of files has a name in capitals; of ours there is one. */
export function isOfSystem(error: unknown): error is Error {
  if (error instanceof CallFilesError) return true;
  return error instanceof Error && "syscall" in error && "code" in error;
}

/** The result is here, and the place for it is what fails: no other link helps, and every other result would fail alike. */
function isNotWritten(error: unknown): error is ResultFileError {
  return error instanceof ResultFileError && error.fault === "not-written";
}

function notWritten(path: string, { cause }: ResultFileError): string {
  return `${path} could not be written: ${cause instanceof Error ? cause.message : cause}`;
}

/** A fresh link may do better. */
function isStale(error: unknown): boolean {
  return error instanceof LinkExpiredError || error instanceof LinkRefusedError || error instanceof ResultFileError;
}
