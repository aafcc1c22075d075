/** @graycard/core/client for browsers, workers and Deno: `fetch`, no files, nothing of Node. */
import type { ClientOptions } from "./client-options.js";
import type { Client, ClientVendor } from "./client-types.js";
import { makeClient } from "./make-client.js";
import { webPlatform } from "./web/platform.js";

// What a call can end in
export { CallAbortedError } from "../errors/call-aborted-error.js";
export { CallError, type CallFacts, type Charged } from "../errors/call-error.js";
export { ClientSetupError } from "../errors/client-setup-error.js";
export { ConnectionError } from "../errors/connection-error.js";
export { ContractViolationError } from "../errors/contract-violation-error.js";
export { GatewayError } from "../errors/gateway-error.js";
export { InputError } from "../errors/input-error.js";
export { LinkExpiredError } from "../errors/link-expired-error.js";
export { LinkRefusedError } from "../errors/link-refused-error.js";
export { PartialResultError } from "../errors/partial-result-error.js";
export { type RefusalWords, RefusedError } from "../errors/refused-error.js";
export { ResultFileError, type ResultFileFault } from "../errors/result-file-error.js";
export { TaskDeadlineError } from "../errors/task-deadline-error.js";
export { TaskFailedError } from "../errors/task-failed-error.js";
export { TransportError } from "../errors/transport-error.js";
export { UnknownOutcomeError } from "../errors/unknown-outcome-error.js";
// What a client is made with
export type { CallOptions, DownloadOptions, Progress, SubmitOptions, WaitOptions } from "./call-options.js";
export type { ClientOptions } from "./client-options.js";
// What it takes and gives
export type {
  AnyResultOf,
  Client,
  ClientSteps,
  ClientVendor,
  EndpointName,
  FormOf,
  Input,
  OutputsOf,
  ResultOf,
  SubmitOutcome,
  TaskLook,
} from "./client-types.js";
export type { Download } from "./download-result.js";
export { isPictureAddress } from "./is-picture-address.js";
export type { PictureInput } from "./picture-input.js";
export type { Outputs, ResultBytes, ResultLink, ResultPicture, TaskResult } from "./result.js";
export type { Tally } from "./tally.js";
export type { TaskHandle } from "./task-handle.js";
// What carries its requests
export type { Transport, WireAnswer, WireRequest } from "./transport.js";
export { type Fetch, fetchTransport } from "./web/fetch-transport.js";

/**
 * Makes a client of a vendor: one method for each endpoint, from the picture to the result, and the steps one by one.
 * It keeps the vendor's rate, ends every wait, and sends no paid request twice.
 *
 * @throws {ClientSetupError} for options that cannot be
 * @throws {UnknownReadingError} for a reading that the vendor does not have
 * @example
 * const client = createClient(picwish, { credentials: process.env.GRAYCARD_PICWISH_API_KEY ?? "" });
 * const { outputs, handle } = await client.scale({ image: "photo.jpg", type: "clean" });
 * await client.download(outputs.image, { to: "photo-large.jpg", handle });
 */
export function createClient<V extends ClientVendor>(vendor: V, options: ClientOptions): Client<V> {
  return makeClient(vendor, options, webPlatform);
}
