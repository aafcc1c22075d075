import { fromBase64 } from "../contract/base64.js";
import type { Job, SourceRef } from "../contract/endpoint.js";
import { type LimitName, type LimitsInForce, limitsInForce } from "../contract/limit.js";
import type { RequestFields } from "../contract/request-field.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import type { PictureFacts, WorkPlan } from "../contract/work.js";
import type { InputError } from "../errors/input-error.js";
import { sniffFormat } from "../picture/sniff-format.js";
import { lookAt, type PictureFile } from "./picture-input.js";

export interface PictureCheck {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly readings: unknown;
  readonly values: Readonly<Record<string, unknown>>;
  /** The files that are sent, by what stands for them in the values. */
  readonly files: ReadonlyMap<unknown, PictureFile>;
  readonly bad: (field: string, problem: string, clause?: unknown) => InputError;
}

/** Checks the pictures of a request as far as their bytes are here: size, format, pixels, and that they fit together. */
export async function checkPictures(check: PictureCheck): Promise<void> {
  const { vendor, endpoint, readings, values } = check;
  const limits = limitsInForce(readings as never, vendor.limits, endpoint.limits);
  for (const job of endpoint.jobs(values as never, readings as never)) {
    const image = await checkSource(check, job.image, limits);
    const mask = job.mask && (await checkSource(check, job.mask, limits));
    // Without its picture, or with a mask that is elsewhere, nobody can tell what comes of it.
    if (image && (mask || !job.mask)) checkPlan(check, job, { image, ...(mask ? { mask } : {}), limits });
  }
}

type Source = SourceRef & { readonly value: unknown };

async function checkSource(
  check: PictureCheck,
  source: Source,
  limits: LimitsInForce,
): Promise<PictureFacts | undefined> {
  const { endpoint, readings, bad } = check;
  const { field, via } = source;
  if (via === "url") return undefined;
  const file = check.files.get(source.value) ?? decoded(check, source);
  const rule = endpoint.sourceRule(via, readings as never);
  const text = via === "base64" && rule.measure === "received" ? String(source.value) : undefined;
  const bytes = text?.length ?? file.blob.size;
  if (limits.imageBytes !== undefined && bytes > limits.imageBytes) {
    const unit = text === undefined ? "bytes" : "characters of base64";
    throw bad(field, `has ${bytes} ${unit}; at most ${limits.imageBytes} are taken`, clauseOf(check, "imageBytes"));
  }
  const accepted: readonly string[] = endpoint.formats.accepted;
  if (file.format === undefined || !accepted.includes(file.format)) {
    const what = file.format ?? "no picture of a known format";
    throw bad(field, `is ${what}; ${accepted.join(", ")} are taken`, endpoint.formats.clause);
  }
  const look = await lookAt(file);
  if (!look.ok) throw bad(field, `is no whole picture: ${look.fault}`, endpoint.formats.clause);
  checkSides(check, field, look.facts, limits);
  return look.facts;
}

/** The bytes of base64 text that the caller wrote. */
function decoded({ bad }: PictureCheck, { field, value }: Source): PictureFile {
  const text = String(value);
  if (/^\s*data:/i.test(text)) throw bad(field, "begins with data:, and has to be bare base64");
  const bytes = fromBase64(text.replace(/\s+/g, ""));
  if (!bytes || bytes.length === 0) throw bad(field, "is no base64");
  const format = sniffFormat(bytes);
  return { kind: "file", blob: new Blob([bytes as Uint8Array<ArrayBuffer>]), fileName: field, format };
}

function checkSides(check: PictureCheck, field: string, { width, height }: PictureFacts, limits: LimitsInForce): void {
  const size = `is ${width} x ${height} pixels`;
  const { maxSidePx, minSidePx } = limits;
  if (maxSidePx !== undefined && Math.max(width, height) > maxSidePx) {
    throw check.bad(field, `${size}; a side has at most ${maxSidePx}`, clauseOf(check, "maxSidePx"));
  }
  if (minSidePx !== undefined && Math.min(width, height) < minSidePx) {
    throw check.bad(field, `${size}; a side has at least ${minSidePx}`, clauseOf(check, "minSidePx"));
  }
}

function clauseOf({ vendor, endpoint }: PictureCheck, name: LimitName): unknown {
  return (endpoint.limits[name] ?? vendor.limits[name])?.clause;
}

/** What the vendor's own rules make of the pictures: a mask of another size fails there, after it was paid for. */
function checkPlan(
  check: PictureCheck,
  job: Job,
  pictures: { readonly image: PictureFacts; readonly mask?: PictureFacts; readonly limits: LimitsInForce },
): void {
  const { endpoint, values, readings, bad } = check;
  const planned = endpoint.plan({ values: values as never, readings: readings as never, ...pictures });
  if (!planned.ok) {
    const { because, clause } = planned.failure;
    throw bad((job.mask ?? job.image).field, `cannot be worked on: ${because}`, clause);
  }
  checkBoxes(check, planned.plan, pictures.image);
}

/** Of a box that hangs over the edge, the part inside is repaired; one that lies outside marks nothing, and is paid for. */
function checkBoxes({ endpoint, bad }: PictureCheck, plan: WorkPlan, { width, height }: PictureFacts): void {
  if (plan.work !== "inpaint" || plan.region.by !== "rectangles") return;
  const outside = plan.region.boxes.findIndex(({ x, y }) => x >= width || y >= height);
  if (outside < 0) return;
  const fields = Object.entries(endpoint.fields as RequestFields);
  const [name, field] = fields.find(([, { kind }]) => kind === "rectangles") ?? ["the box"];
  throw bad(`${name}[${outside}]`, `lies outside the picture of ${width} x ${height} pixels`, field?.clause);
}
