import type { AnyEndpoint } from "@graycard/core";
import type { CallBudget } from "./call-budget.js";
import type { CallClient } from "./call-client.js";
import type { CallStop } from "./call-stop.js";
import type { FingerprintSubject } from "./fingerprint.js";
import type { ImageInput } from "./gather-images.js";
import type { CallJournal } from "./journal.js";
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
export interface Work {
  readonly job: ImageJob;
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
}
