import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { CallError, type Charged, RefusedError, type TaskHandle, UnknownOutcomeError } from "@graycard/core/client";
import { UsageError } from "../usage-error.js";
import type { CallClient } from "./call-client.js";
import { type ErrorMeaning, meaningOfSubmit } from "./call-error-end.js";
import { HeldBack } from "./call-stop.js";
import { fingerprint } from "./fingerprint.js";
import type { ImageEnd } from "./image-end.js";
import type { CallSetting, ImageJob, Work } from "./image-job.js";
import { ImageResults, isOfSystem } from "./image-results.js";
import type { KnownCall } from "./journal-record.js";
import { end, failedBefore, goneBefore, unknownBefore } from "./make-end.js";
import { makeFolder } from "./make-folder.js";
import { openPicture } from "./open-picture.js";
import { findKept, findPlaced, keepCopies } from "./place-results.js";
import { remember } from "./remember-error.js";

/** Takes pictures from wherever the journal says that they are to their results, and none of them twice to the vendor. */
export class ImageCalls {
  readonly #set: CallSetting;
  readonly #results: ImageResults;
  readonly #underWay = new Map<string, Promise<unknown>>();
  /** Calls that this run has sent: a second try is meant for what an earlier run left, not for the same picture twice. */
  readonly #sent = new Set<string>();

  constructor(setting: CallSetting) {
    this.#set = setting;
    this.#results = new ImageResults(setting);
  }

  /** Works on one picture. What goes wrong with it is its end; what is thrown is wrong with all of them. */
  async work(job: ImageJob): Promise<ImageEnd> {
    const { stop, watch, subject, mask } = this.#set;
    if (!stop.beginsMore) return end(job, "left", { resumable: true });
    watch?.state(job, "reading");
    let work: Work;
    try {
      const pictures = [await openPicture(job.input), mask && (await openPicture(mask))] as const;
      const [image, masking] = pictures;
      const input = { ...subject.settings, image, ...(masking === undefined ? {} : { mask: masking }) };
      work = { job, key: await fingerprint(subject, pictures), input };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return end(job, "failed", { charged: "no", error });
    }
    // The same picture twice is paid for once: the second waits, and takes what came of the first.
    for (let other = this.#underWay.get(work.key); other; other = this.#underWay.get(work.key)) await other;
    const working = this.#goOn(work).catch((error) => {
      if (isOfSystem(error)) return this.#results.stuck(work, { charged: "yes" }, error);
      throw error;
    });
    this.#underWay.set(
      work.key,
      working.catch(() => {}),
    );
    try {
      return await working;
    } finally {
      this.#underWay.delete(work.key);
    }
  }

  async #goOn(work: Work): Promise<ImageEnd> {
    const { journal } = this.#set;
    const { job, key } = work;
    const retryFailed = this.#mayRetryFailed(work);
    const retryUnknown = this.#set.retryUnknown && !this.#sent.has(key);
    const known = journal.call(key);
    if (!known) return this.#submit(work);
    // First what is kept: a crash may have come after its name was written down, and before it got that name.
    const kept = await this.#keptBefore(known, key);
    if (kept) return this.#results.done(work, kept, known.handle, false);
    const own = await findPlaced(journal, known.outputs.get(job.name));
    if (own) return end(job, "already", { outputs: own, charged: "yes", taskId: known.handle?.taskId });
    const copies = await this.#copied(known, work);
    if (copies) return this.#results.done(work, copies, known.handle, false);
    switch (known.phase) {
      case "free":
        return this.#submit(work);
      case "intent":
      case "unknown":
        return retryUnknown ? this.#submit(work) : unknownBefore(job, known);
      case "failed":
        return retryFailed ? this.#submit(work) : failedBefore(job, known);
      default:
        if (known.handle)
          return this.#results.await(work, known.handle, false, retryFailed ? () => this.#submit(work) : undefined);
        if (known.links) return this.#results.fromLinks(work, known.links);
        return retryFailed ? this.#submit(work) : goneBefore(job);
    }
  }

  #mayRetryFailed({ key }: Work): boolean {
    return this.#set.retryFailed && !this.#sent.has(key);
  }

  /** Results that came whole, and that a crash kept from getting their names. */
  async #keptBefore({ folder, phase }: KnownCall, key: string) {
    const { journal, outputs } = this.#set;
    if (folder === undefined || phase === "free") return undefined;
    return findKept(journal.pathOf(folder), key, outputs);
  }

  /** The results of another picture that is the same. */
  async #copied({ outputs }: KnownCall, { job, key }: Work) {
    for (const files of outputs.values()) {
      const placed = await findPlaced(this.#set.journal, files);
      if (placed) return keepCopies(placed, job.place.folder, key);
    }
    return undefined;
  }

  async #submit(work: Work): Promise<ImageEnd> {
    const { client, endpoint, journal, stop, budget, watch } = this.#set;
    const { job, key } = work;
    const slip = stop.submit();
    let taken = false;
    const beforeSubmit = () => {
      slip.leaves();
      if (!taken && !budget.take()) {
        stop.begin("budget");
        throw new HeldBack("budget");
      }
      taken = true;
      this.#sent.add(key);
      journal.append({ event: "intent", key, image: job.name, folder: journal.nameOf(job.place.folder) || "." });
      watch?.state(job, "sending");
    };
    const onTask = (handle: TaskHandle) => journal.append({ event: "task", key, handle });
    watch?.state(job, "waiting to be sent");
    let outcome: Awaited<ReturnType<CallClient["submit"]>>;
    try {
      // Before anything is paid: where its result goes can be written to.
      await makeFolder(job.place.folder);
      await access(job.place.folder, constants.W_OK);
      outcome = await client.submit(endpoint.id, work.input, { signal: slip.signal, beforeSubmit, onTask });
    } catch (error) {
      // Whatever was said: there is a task, it may have been paid for, and to ask for it costs nothing.
      if (isRefusalWithTask(error)) return this.#results.await(work, error.handle, true);
      return this.#notSubmitted(work, error, taken);
    } finally {
      slip.done();
    }
    if (!outcome.ended) return this.#results.await(work, outcome.handle, true);
    return this.#results.deliver(work, outcome.result, outcome.handle, true);
  }

  #notSubmitted({ job, key }: Work, error: unknown, taken: boolean): ImageEnd {
    const { budget, journal, stop } = this.#set;
    const held = error instanceof HeldBack;
    // It could not be written down that it leaves, so it did not.
    if (isOfSystem(error)) {
      if (taken) budget.giveBack();
      return this.#results.stuck({ job, key }, { charged: "no" }, error);
    }
    if (!held && !(error instanceof CallError)) throw error;
    const meaning: ErrorMeaning = held ? { status: "left", event: "free", stop: undefined } : meaningOfSubmit(error);
    const isFree = meaning.event === "free";
    if (taken) {
      if (isFree) budget.giveBack();
      remember(journal, key, meaning, error);
    }
    if (meaning.stop) stop.begin(meaning.stop);
    const charged: Charged = held ? "no" : error.charged;
    const facts = { submitted: taken && !isFree, charged, taskId: held ? undefined : error.taskId };
    if (held || meaning.status === "left") return end(job, "left", { ...facts, resumable: true });
    return end(job, meaning.status, { ...facts, error });
  }
}

function isRefusalWithTask(error: unknown): error is CallError & { readonly handle: TaskHandle } {
  if (!(error instanceof RefusedError || error instanceof UnknownOutcomeError)) return false;
  return error.handle !== undefined;
}
