import { basename, dirname, join, resolve } from "node:path";
import { type AnyEndpoint, type AnyVendor, deliveredOutputs, resolveReadings } from "@graycard/core";
import type { CallFlags } from "../commands/call.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { checkCall, checkSettings } from "./call-client.js";
import { type CallTarget, callTarget } from "./call-target.js";
import { type Gathered, gatherImages, type ImageInput } from "./gather-images.js";
import type { ImageJob } from "./image-job.js";
import type { CallJournal } from "./journal.js";
import { leaveOutResults } from "./leave-out-results.js";
import { type OutputRoot, outputRoot, planOutputs } from "./plan-outputs.js";
import { readSettings, type Settings } from "./read-settings.js";

/** Everything that is settled before anything is sent. */
export interface PreparedCall {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly flags: CallFlags;
  readonly target: CallTarget;
  readonly settings: Settings;
  readonly mask: { readonly at: string; readonly isAddress: boolean } | undefined;
  readonly gathered: Gathered;
  readonly root: OutputRoot;
  /** The names of the pictures that come of one. */
  readonly outputs: readonly string[];
}

/**
 * Settles what can be settled before anything is sent or written.
 *
 * @throws {UsageError} for whatever cannot be
 */
export async function prepareCall(
  terminal: Terminal,
  vendor: AnyVendor,
  endpoint: AnyEndpoint,
  flags: CallFlags,
): Promise<PreparedCall> {
  const { cwd, env } = terminal;
  const settings = readSettings(endpoint, flags.set ?? []);
  const target = callTarget(vendor, flags.baseUrl, env);
  if (flags.maxCredits !== undefined && endpoint.credits === undefined) {
    throw new UsageError(`--max-credits: no price of ${vendor.id} ${endpoint.id} is known; use --max-submits.`);
  }
  const except = flags.out === undefined ? undefined : resolve(cwd, flags.out);
  const recursive = flags.recursive ?? false;
  const { accepted: formats } = endpoint.formats;
  const found = await gatherImages(flags.image ?? [], { cwd, recursive, formats, except });
  if (found.images.length === 0) throw new UsageError("--image is missing: name a picture, or a folder of them.");
  const [mask] = flags.mask === undefined ? [] : (await gatherMask(flags.mask, cwd)).images;
  const outputs = deliveredOutputs(endpoint.delivers, settings);
  const { images, leftOut } = leaveOutResults(found.images, endpoint.id, outputs);
  if (leftOut.length > 0) terminal.error(`graycard call: ${leftOutText(leftOut)}\n`);
  const gathered = { ...found, images };
  const root = await outputRoot(flags.out, cwd, gathered);
  return { vendor, endpoint, flags, target, settings, mask, gathered, root, outputs };
}

function leftOutText(leftOut: readonly ImageInput[]): string {
  const more = leftOut.length > 1 ? ` and ${leftOut.length - 1} more` : "";
  return `left out as results of pictures beside them, by their names: ${leftOut[0]?.name}${more}.`;
}

async function gatherMask(text: string, cwd: string): Promise<Gathered> {
  const gathered = await gatherImages([text], { cwd, recursive: false, formats: [] }).catch((error) => {
    throw error instanceof UsageError ? new UsageError(error.message.replace("--image", "--mask")) : error;
  });
  return gathered;
}

/**
 * Says what is wrong with every picture before anything is sent.
 *
 * @throws {UsageError} in the words of the client
 */
export async function checkFirst({ vendor, endpoint, settings, target, mask, gathered }: PreparedCall): Promise<void> {
  const { images } = gathered;
  const { credentials, baseUrl } = target;
  const ofPictures = pictureFields({ vendor, endpoint }).filter((name) => !Object.hasOwn(settings, name));
  const check = (index: number) => {
    const input = { ...settings, image: images[index]?.at, ...(mask ? { mask: mask.at } : {}) };
    return checkCall(vendor, endpoint, { credentials, baseUrl }, input);
  };
  await checkSettings(check, images.length, new Set(ofPictures));
}

/** The fields that pictures are put into: what is wrong with one of them is wrong with one picture. */
function pictureFields({ vendor, endpoint }: Pick<PreparedCall, "vendor" | "endpoint">): readonly string[] {
  const slot = endpoint.pictures.image;
  const vias = slot?.vias(resolveReadings(vendor, "documented") as never) ?? [];
  return ["image", ...vias.flatMap((via) => Object.keys(slot?.put({ via, value: "" }) ?? {}))];
}

/** One picture has a journal of its own, which goes when it is done; many have one in the folder of their results. */
export function journalPath({ flags, gathered, root, endpoint }: PreparedCall, cwd: string): string {
  if (flags.journal !== undefined) return resolve(cwd, flags.journal);
  const usual = ".graycard-call.jsonl";
  if (gathered.many) return join(root.folder ?? cwd, usual);
  const [image] = gathered.images;
  const stem = basename(image?.stem ?? "picture");
  if (root.file !== undefined) return join(dirname(root.file), `.${basename(root.file)}${usual}`);
  const folder = root.folder ?? (image && !image.isAddress ? dirname(image.at) : cwd);
  return join(folder, `.${stem}-${endpoint.id}${usual}`);
}

/**
 * Says where the results of each picture go.
 *
 * @throws {UsageError} when they would replace files that are not ours
 */
export async function planJobs(
  { gathered, root, endpoint, outputs, flags }: PreparedCall,
  journal: CallJournal,
  cwd: string,
): Promise<readonly ImageJob[]> {
  const nameOf = ({ at, isAddress }: ImageInput) => (isAddress ? at : journal.nameOf(at));
  const results = journal.results();
  // What a run made is not what the next one is to work on, though a pattern may match it.
  const images = gathered.images.filter(({ at }) => !results.has(at));
  // What an interrupted run has paid for may stand there already, and is never replaced by anything else.
  const mayBeOurs = (flags.force ?? false) || journal.unfinished > 0;
  const out = { cwd, endpoint: endpoint.id, outputs, mayBeOurs, results, nameOf };
  const places = await planOutputs(images, root, out);
  return images.map((input, index) => ({ input, place: places[index] as ImageJob["place"], name: nameOf(input) }));
}
