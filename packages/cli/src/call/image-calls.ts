import { constants } from "node:fs";
import { access } from "node:fs/promises";
import type { AnyEndpoint } from "@graycard/core";
import {
  CallError,
  type Charged,
  LinkExpiredError,
  LinkRefusedError,
  RefusedError,
  ResultFileError,
  type ResultPicture,
  type TaskHandle,
  type TaskResult,
  UnknownOutcomeError,
} from "@graycard/core/client";
import { CallFilesError } from "../call-files-error.js";
import { UsageError } from "../usage-error.js";
import type { CallBudget } from "./call-budget.js";
import type { CallClient } from "./call-client.js";
import { type ErrorMeaning, isForgotten, meaningOfResult, meaningOfSubmit } from "./call-error-end.js";
import { type CallStop, HeldBack } from "./call-stop.js";
import { type FingerprintSubject, fingerprint } from "./fingerprint.js";
import type { ImageInput } from "./gather-images.js";
import type { ImageEnd } from "./image-end.js";
import type { CallJournal } from "./journal.js";
import type { KnownCall } from "./journal-record.js";
import { type EndFacts, end, failedBefore, goneBefore, unknownBefore } from "./make-end.js";
import { makeFolder } from "./make-folder.js";
import { openPicture } from "./open-picture.js";
import { findKept, findPlaced, keepCopies, keptPath, type Placing, placeResults } from "./place-results.js";
import type { OutputPlace } from "./plan-outputs.js";

/** One picture with the place of its results. */
export interface ImageJob {
  readonly input: ImageInput;
  readonly place: OutputPlace;
  /** What the journal calls it. */
  readonly name: string;
}

/** What a picture is in at the moment, for whoever watches. */
export type ImageState = "reading" | "waiting to be sent" | "sending" | "processing" | "downloading";

/** Everything that the calls of one run share. */
export interface CallSetting {
  readonly client: CallClient;
  readonly endpoint: AnyEndpoint;
  readonly subject: FingerprintSubject;
  /** The path or address of the mask. */
  readonly mask: { readonly at: string; readonly isAddress: boolean } | undefined;
  /** The names of the pictures that come of one. */
  readonly outputs: readonly string[];
  readonly journal: CallJournal;
  readonly stop: CallStop;
  readonly budget: CallBudget;
  readonly force: boolean;
  readonly retryUnknown: boolean;
  readonly retryFailed: boolean;
  /** Told what each picture is in. */
  readonly watch: { state(job: ImageJob, state: ImageState): void } | undefined;
}

/** A picture that is under way, by its fingerprint. */
interface Work {
  readonly job: ImageJob;
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Takes pictures from wherever the journal says that they are to their results, and none of them twice to the vendor. */
export class ImageCalls {
  readonly #set: CallSetting;
  readonly #underWay = new Map<string, Promise<unknown>>();
  /** Calls that this run has sent: a second try is meant for what an earlier run left, not for the same picture twice. */
  readonly #sent = new Set<string>();

  constructor(setting: CallSetting) {
    this.#set = setting;
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
      if (isOfSystem(error)) return this.#stuck(work, { charged: "yes" }, error);
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
    if (kept) return this.#done(work, kept, known.handle, false);
    const own = await findPlaced(journal, known.outputs.get(job.name));
    if (own) return end(job, "already", { outputs: own, charged: "yes", taskId: known.handle?.taskId });
    const copies = await this.#copied(known, work);
    if (copies) return this.#done(work, copies, known.handle, false);
    switch (known.phase) {
      case "free":
        return this.#submit(work);
      case "intent":
      case "unknown":
        return retryUnknown ? this.#submit(work) : unknownBefore(job, known);
      case "failed":
        return retryFailed ? this.#submit(work) : failedBefore(job, known);
      default:
        if (known.handle) return this.#await(work, known.handle, false);
        if (known.links) return this.#fromLinks(work, known.links);
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
      if (isRefusalWithTask(error)) return this.#await(work, error.handle, true);
      return this.#notSubmitted(work, error, taken);
    } finally {
      slip.done();
    }
    if (!outcome.ended) return this.#await(work, outcome.handle, true);
    return this.#deliver(work, outcome.result, outcome.handle, true);
  }

  #notSubmitted({ job, key }: Work, error: unknown, taken: boolean): ImageEnd {
    const { budget, journal, stop } = this.#set;
    const held = error instanceof HeldBack;
    // It could not be written down that it leaves, so it did not.
    if (isOfSystem(error)) {
      if (taken) budget.giveBack();
      return this.#stuck({ job, key }, { charged: "no" }, error);
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

  async #await(work: Work, handle: TaskHandle, submitted: boolean): Promise<ImageEnd> {
    const { client, stop, watch } = this.#set;
    watch?.state(work.job, "processing");
    return this.#withResult(work, handle, submitted, () =>
      submitted ? client.wait(handle, { signal: stop.polls }) : client.resume(handle, { signal: stop.polls }),
    );
  }

  async #fromLinks(work: Work, links: readonly { readonly name: string; readonly url: string }[]): Promise<ImageEnd> {
    const outputs = links.map(({ name, url }) => [name, { form: "link", url, expiresAt: undefined } as const]);
    return this.#withResult(work, undefined, false, () => Promise.resolve({ outputs: Object.fromEntries(outputs) }));
  }

  async #deliver(
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
  ): Promise<ImageEnd> {
    const { client, journal, stop } = this.#set;
    try {
      const { outputs } = await resultOf();
      const kept = await this.#keep(work, outputs, handle).catch(async (error: unknown) => {
        if (!handle || !isStale(error)) throw error;
        const again = await client.resume(handle, { signal: stop.polls });
        return this.#keep(work, again.outputs, handle);
      });
      return await this.#done(work, kept, handle, submitted);
    } catch (error) {
      if (isOfSystem(error)) return this.#stuck(work, { submitted, charged: "yes", taskId: handle?.taskId }, error);
      if (!(error instanceof CallError)) throw error;
      if (isForgotten(error) && !submitted && this.#mayRetryFailed(work)) return this.#submit(work);
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
      await client.download(picture, { to: path, handle, signal: stop.all });
      kept.push({ name, path });
    }
    return kept;
  }

  /** Files cannot be written: nothing more is paid for until they can. */
  #stuck({ job, key }: Pick<Work, "job" | "key">, facts: EndFacts, cause: Error): ImageEnd {
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

  async #done(
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

/** What a failed result says of money: the failure itself cost nothing, and the work before it may have. */
function paid({ charged }: CallError): Charged {
  return charged === "no" ? "yes" : charged;
}

/** What the system says of files has a name in capitals; of ours there is one. */
function isOfSystem(error: unknown): error is Error {
  if (error instanceof CallFilesError) return true;
  return error instanceof Error && "syscall" in error && "code" in error;
}

function isRefusalWithTask(error: unknown): error is CallError & { readonly handle: TaskHandle } {
  if (!(error instanceof RefusedError || error instanceof UnknownOutcomeError)) return false;
  return error.handle !== undefined;
}

/** A fresh link may do better. */
function isStale(error: unknown): boolean {
  return error instanceof LinkExpiredError || error instanceof LinkRefusedError || error instanceof ResultFileError;
}

function remember(journal: CallJournal, key: string, { event }: ErrorMeaning, error: CallError | HeldBack): void {
  if (event === undefined) return;
  const { message } = error;
  const code = error instanceof HeldBack ? "held-back" : error.code;
  if (event === "unknown") {
    journal.append({ event, key, evidence: error instanceof UnknownOutcomeError ? error.evidence : message });
  }
  if (event === "free") journal.append({ event, key, code });
  if (event === "failed") {
    journal.append({ event, key, code, message, charged: error instanceof HeldBack ? "no" : paid(error) });
  }
}
