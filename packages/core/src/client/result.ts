import { fromBase64 } from "../contract/base64.js";
import type { DeliveryForm } from "../contract/delivers.js";
import type { OperationName } from "../contract/endpoint.js";
import type { AnyEndpoint } from "../contract/vendor.js";
import type { PictureFacts, PictureFormat } from "../contract/work.js";
import { ContractViolationError } from "../errors/contract-violation-error.js";
import { PartialResultError } from "../errors/partial-result-error.js";
import { ResultFileError } from "../errors/result-file-error.js";
import { readLinkLife } from "../links/link-expiry.js";
import { repairLink } from "../links/repair-link.js";
import { checkResultFile } from "./check-result-file.js";
import type { Engine } from "./engine.js";
import type { Heard } from "./heard.js";
import type { TaskHandle } from "./task-handle.js";

/** A result that has to be fetched. */
export interface ResultLink {
  readonly form: "link";
  /** With whatever an encoder on the way did to it undone. */
  readonly url: string;
  /** When it dies, in milliseconds since the epoch; undefined for a link that does not tell. */
  readonly expiresAt: number | undefined;
}

/** A result that came with the answer. */
export interface ResultBytes<F extends "base64" | "binary" = "base64" | "binary"> {
  readonly form: F;
  readonly bytes: Uint8Array;
  readonly format: PictureFormat;
  readonly facts: PictureFacts;
}

/** One picture of a result: a link, or its bytes. */
export type ResultPicture<F extends DeliveryForm = DeliveryForm> = F extends "link"
  ? ResultLink
  : F extends "base64" | "binary"
    ? ResultBytes<F>
    : never;

/** The pictures that came of one picture, by name. */
export type Outputs<O extends string = string, F extends DeliveryForm = DeliveryForm> = {
  readonly [N in O]: ResultPicture<F>;
};

/** Work that succeeded. */
export interface TaskResult<O extends string = string, F extends DeliveryForm = DeliveryForm> {
  readonly vendor: string;
  readonly endpoint: string;
  readonly outputs: Outputs<O, F>;
  /** The same for each picture that was sent, in order, for endpoints that take several at once. */
  readonly items: readonly Outputs<O, F>[];
  /** Undefined where the vendor has no tasks to ask for. */
  readonly handle: TaskHandle | undefined;
  /** The answer as it came, unknown fields and all; undefined when it was the picture itself. */
  readonly answer: unknown;
}

/**
 * Reads the result out of an answer.
 *
 * @param sent how many pictures were sent, where that is known
 * @throws {PartialResultError} when several were sent, and not each of them has its result
 * @throws {ContractViolationError} when a picture that was asked for is not there, or is nothing of the kind
 * @throws {ResultFileError} when a picture that came with the answer is none
 */
export function readResult(
  engine: Engine,
  endpoint: AnyEndpoint,
  operation: OperationName,
  heard: Heard,
  expects: TaskHandle["expects"],
  handle: TaskHandle | undefined,
  sent = 1,
): TaskResult {
  const of: Reading = { vendor: engine.vendor.id, endpoint: endpoint.id, operation, expects, handle };
  const items = sent > 1 ? severalOf(of, heard, sent) : itemsOf(of, heard);
  const [outputs] = items;
  if (!outputs) throw violation(of, "names no picture");
  return { vendor: of.vendor, endpoint: of.endpoint, outputs, items, handle, answer: heard.json };
}

/** Whose result is read, and what it should be. */
interface Reading {
  readonly vendor: string;
  readonly endpoint: string;
  readonly operation: OperationName;
  readonly expects: TaskHandle["expects"];
  readonly handle: TaskHandle | undefined;
}

/** As many results as pictures were sent: one that is missing must not take those that came with it. */
function severalOf(of: Reading, heard: Heard, sent: number): readonly Outputs[] {
  const { reading } = heard;
  if (reading.phase !== "succeeded") throw new TypeError("Only success has a result.");
  const items = heard.json === undefined ? itemsOf(of, heard) : reading.outputs.map((texts) => usable(of, texts));
  const whole = items.filter((item) => item !== undefined);
  if (items.length === sent && whole.length === sent) return whole;
  const came = items.length === sent ? `${whole.length} of them` : `${whole.length} among ${items.length} items`;
  const which = items.length === sent ? "" : " Which result belongs to which picture is not known.";
  const text = `${of.vendor}/${of.endpoint}: ${sent} pictures were sent in one submit, which was paid for, and usable results came for ${came}.${which} Keep what is in items; to send the others again costs again.`;
  throw new PartialResultError(text, { ...of, sent, items });
}

function usable(of: Reading, texts: Readonly<Record<string, string>>): Outputs | undefined {
  try {
    return outputsOf(of, texts);
  } catch (error) {
    if (error instanceof ContractViolationError || error instanceof ResultFileError) return undefined;
    throw error;
  }
}

function itemsOf(of: Reading, { reading, json, bytes }: Heard): readonly Outputs[] {
  if (reading.phase !== "succeeded") throw new TypeError("Only success has a result.");
  if (json === undefined) {
    const { form = "binary", outputs: [name = "image", ...others] = [] } = of.expects ?? {};
    if (form === "link" || others.length > 0)
      throw violation(of, "is a picture, where an answer about it was asked for");
    return [{ [name]: pictureOf(of, name, form, bytes) }];
  }
  return reading.outputs.map((texts) => outputsOf(of, texts));
}

function outputsOf(of: Reading, texts: Readonly<Record<string, string>>): Outputs {
  const names = of.expects?.outputs ?? Object.keys(texts);
  if (names.length === 0) throw violation(of, "says that the work is done, and has no result");
  return Object.fromEntries(names.map((name) => [name, outputOf(of, name, texts[name])]));
}

function outputOf(of: Reading, name: string, text: string | undefined): ResultPicture {
  if (text === undefined) throw violation(of, `has no ${name}, which was asked for`);
  const url = repairLink(text);
  // Bytes that were asked for as the body can only come as text here: the body is JSON.
  const wanted = of.expects?.form === "binary" ? "base64" : of.expects?.form;
  if (wanted !== undefined && (wanted === "link") !== (url !== undefined)) {
    throw violation(of, `has ${url ? "a link" : "something that is no link"} as its ${name}; asked for was ${wanted}`);
  }
  if (url) return { form: "link", url: url.href, expiresAt: readLinkLife(url)?.expiresAt };
  const bytes = fromBase64(text.replace(/\s+/g, ""));
  if (!bytes) throw violation(of, `has a ${name} that is neither a link nor base64`);
  return pictureOf(of, name, "base64", bytes);
}

function pictureOf(of: Reading, name: string, form: "base64" | "binary", bytes: Uint8Array): ResultPicture {
  const facts = checkResultFile(bytes, name, of);
  return { form, bytes, format: facts.format, facts };
}

function violation({ vendor, endpoint, operation, handle }: Reading, what: string): ContractViolationError {
  const again = handle
    ? " Ask for the task again by its handle, or by its endpoint and id to take what there is; neither costs anything."
    : "";
  const text = `${vendor}/${endpoint}: the answer to the ${operation} ${what}.${again}`;
  const facts = { vendor, endpoint, operation, handle, retryable: handle !== undefined, charged: "yes" } as const;
  return new ContractViolationError(text, facts);
}
