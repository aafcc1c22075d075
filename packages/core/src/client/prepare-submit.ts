import { type DeliveryForm, deliveredForm, deliveredOutputs } from "../contract/delivers.js";
import { readRequest } from "../contract/read-request.js";
import type { RequestField, RequestFields } from "../contract/request-field.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import { InputError } from "../errors/input-error.js";
import { checkPictures } from "./check-pictures.js";
import { isFile, openPicture, type Picture, type PictureFile, type PictureInput } from "./picture-input.js";
import { placePictures } from "./placed-request.js";
import type { Platform } from "./platform.js";

/** A submit that was checked against everything that can be known before it is sent. */
export interface PreparedSubmit {
  /** The fields of its body. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly mode: "sync" | "async";
  readonly expects: { readonly form: DeliveryForm; readonly outputs: readonly string[] };
  /** How many pictures are worked on: each is to have its result in the answer. */
  readonly items: number;
  /** How long its body is, roughly, in bytes. */
  readonly bytes: number;
}

export interface PrepareOptions {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly readings: unknown;
  readonly platform: Platform;
  /** Whether to wait for the answer or to poll, where the caller did not say so by a field. */
  readonly mode?: "sync" | "async" | undefined;
}

type Named = "image" | "mask";
type Bad = (field: string, problem: string, clause?: unknown, cause?: unknown) => InputError;

/** How much of a stream is taken in at the most, where no limit of the documents is lower. */
const mostStreamBytes = 64 * 1024 * 1024;

/**
 * Checks what a caller asks for, and makes the fields of a request from it. What the documents leave open is refused
 * like what they forbid: it would be paid for, and nobody knows what comes of it.
 *
 * @throws {InputError} with the field at fault, what it should be and the clause that says so
 */
export async function prepareSubmit(
  input: Readonly<Record<string, unknown>>,
  options: PrepareOptions,
): Promise<PreparedSubmit> {
  const { vendor, endpoint, readings } = options;
  const bad: Bad = (field, problem, clause, cause) => {
    const id = clauseId(clause);
    const facts = { vendor: vendor.id, endpoint: endpoint.id, operation: "submit", field, clause: id, cause } as const;
    const rests = id === undefined ? "" : ` (${id})`;
    return new InputError(`${vendor.id}/${endpoint.id}: ${field} ${problem}${rests}. Nothing was sent.`, facts);
  };
  refuseUnknownNames(endpoint, input, bad);
  const placed = await place(input, options, bad);
  const fields = { ...modeFields(endpoint, placed.fields, options.mode), ...placed.fields };
  const { standIns, files } = await standInFor(fields);
  const read = readRequest(endpoint.fields, standIns, readings);
  if (!read.ok) {
    const field = fieldAt(endpoint, read.field);
    throw bad(read.field, problemOf(read.message, read.field, field, standIns[read.field]), field?.clause);
  }
  refuseUnread(endpoint, standIns, read.values, readings, bad);
  for (const constraint of endpoint.constraints) {
    const broken = constraint.broken(read.values as never, readings as never);
    if (broken !== undefined) throw bad("the request", `is refused: ${broken}`, constraint.clause);
  }
  for (const [text, file] of placed.pictures) files.set(text, file);
  await checkPictures({ ...options, values: read.values, files, bad });
  const { mode } = endpoint.delivery(read.values as never, readings as never);
  const expects = {
    form: deliveredForm(endpoint.delivers, read.values),
    outputs: deliveredOutputs(endpoint.delivers, read.values),
  };
  const items = endpoint.jobs(read.values as never, readings as never).length;
  return { fields, mode, expects, items, bytes: weigh(fields) };
}

/** The id of a clause or, as `erratum:id`, of an erratum. */
export function clauseId(clause: unknown): string | undefined {
  if (typeof clause === "string") return clause;
  const erratum = typeof clause === "object" && clause !== null ? Reflect.get(clause, "erratum") : undefined;
  return typeof erratum === "string" ? `erratum:${erratum}` : undefined;
}

/** A typo in the name of a field would be paid for and not heeded. */
function refuseUnknownNames(endpoint: AnyEndpoint, input: Readonly<Record<string, unknown>>, bad: Bad): void {
  const slots = (["image", "mask"] as const).filter((slot) => endpoint.pictures[slot]);
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || (slots as readonly string[]).includes(name)) continue;
    const field = Object.hasOwn(endpoint.fields, name) ? (endpoint.fields[name] as RequestField) : undefined;
    if (!field) {
      throw bad(name, `is no field of it; there are ${[...slots, ...Object.keys(endpoint.fields)].join(", ")}`);
    }
    if (value === null || value === "") throw bad(name, "is empty: leave it out", field.clause);
    refuseUnknownWithin(field, value, name, bad);
  }
}

function refuseUnknownWithin(field: RequestField, value: unknown, path: string, bad: Bad): void {
  if (field.kind === "list" && Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseUnknownWithin(field.item, item, `${path}[${index}]`, bad);
  }
  if (field.kind !== "object" || typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const known = Object.hasOwn(field.fields, name) ? field.fields[name] : undefined;
    if (inner === undefined) continue;
    if (!known) throw bad(`${path}.${name}`, `is no field; there are ${Object.keys(field.fields).join(", ")}`);
    refuseUnknownWithin(known, inner, `${path}.${name}`, bad);
  }
}

async function place(input: Readonly<Record<string, unknown>>, options: PrepareOptions, bad: Bad) {
  const { endpoint, readings } = options;
  const named: { [N in Named]?: Picture } = {};
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const field = Object.hasOwn(endpoint.fields, name) ? (endpoint.fields[name] as RequestField) : undefined;
    if (field && field.kind !== "upload") {
      fields[name] = field.kind === "rectangles" && typeof value !== "string" ? JSON.stringify(value) : value;
      continue;
    }
    const picture = await open(name, value as PictureInput, options, bad);
    if (!field) named[name as Named] = picture;
    else if (picture.kind === "file") fields[name] = picture;
    else throw bad(name, `takes a file, not the address ${new URL(picture.url).host}`, field.clause);
  }
  try {
    return await placePictures(endpoint, readings, named, fields);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw bad(named.image ? "image" : "mask", `cannot be sent: ${error.message}`, undefined, error);
  }
}

async function open(name: string, value: PictureInput, { platform }: PrepareOptions, bad: Bad): Promise<Picture> {
  let picture: Picture;
  try {
    picture = await openPicture(value, platform, mostStreamBytes);
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw bad(name, `cannot be read: ${because}`, undefined, error);
  }
  if (picture.kind === "file" && picture.blob.size === 0) throw bad(name, "is empty: the file has no bytes");
  return picture;
}

/**
 * Which mode, where both exist and the caller named neither: a task to poll, so that its id is known before it ends and
 * a broken connection loses nothing; an answer that waits where the result itself is its body.
 */
function modeFields(
  { delivers }: AnyEndpoint,
  fields: Readonly<Record<string, unknown>>,
  wanted: "sync" | "async" | undefined,
): Readonly<Record<string, unknown>> {
  if (!delivers.modes) return {};
  const named = Object.keys(delivers.modes.sync).some((name) => name in fields);
  if (named) return {};
  return delivers.modes[wanted ?? (deliveredForm(delivers, fields) === "binary" ? "sync" : "async")];
}

/** Requests are read with the first bytes of each file: what a file is, is looked at afterwards. */
async function standInFor(fields: Readonly<Record<string, unknown>>) {
  const standIns: Record<string, unknown> = {};
  const files = new Map<unknown, PictureFile>();
  for (const [name, value] of Object.entries(fields)) {
    if (!isFile(value)) {
      standIns[name] = value;
      continue;
    }
    const standIn = { bytes: new Uint8Array(await value.blob.slice(0, 1).arrayBuffer()), fileName: value.fileName };
    standIns[name] = standIn;
    files.set(standIn, value);
  }
  return { standIns, files };
}

/** A field that counts only beside, or without, another one is refused where it would go unread. */
function refuseUnread(
  endpoint: AnyEndpoint,
  given: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, unknown>>,
  readings: unknown,
  bad: Bad,
): void {
  for (const name of Object.keys(given)) {
    const field = endpoint.fields[name] as RequestField | undefined;
    if (!field?.ignored?.(values, readings as never)) continue;
    const beside = Object.entries(field.heededWith ?? {}).map(([other, value]) => `${other} ${value}`);
    const advice =
      beside.length > 0 ? `it counts with ${beside.join(" and ")} only` : "what is given beside it goes first";
    throw bad(name, `would go unread: ${advice}`, field.clause);
  }
}

/** The field at a path such as `media_info_list[0].media_profiles`. */
function fieldAt(endpoint: AnyEndpoint, path: string): RequestField | undefined {
  let fields: RequestFields | undefined = endpoint.fields as RequestFields;
  let field: RequestField | undefined;
  for (const name of path.replace(/\[\d+\]/g, "").split(".")) {
    const next: RequestField | undefined = fields?.[name];
    if (!next) break;
    field = next;
    const holder: RequestField = next.kind === "list" ? next.item : next;
    fields = holder.kind === "object" ? holder.fields : undefined;
  }
  return field;
}

/** What is wrong with a field: in our words for closed sets, whose refusal may be the vendor's own and name nothing. */
function problemOf(message: string, name: string, field: RequestField | undefined, given: unknown): string {
  if (field?.kind === "choice") {
    const rule = `must be one of ${field.values.map(({ value }) => value).join(", ")}`;
    return given === undefined ? `is required, and ${rule}` : `${rule}; it is ${shown(given)}`;
  }

  const own = message.replace(/^(?:Invalid|Missing) parameter: /, "");
  return own.startsWith(`${name} `) ? own.slice(name.length + 1) : `is not valid: ${own}`;
}

/** A value as it was given; of some there is no JSON. */
function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  try {
    return JSON.stringify(value);
  } catch {
    return "an object that is no JSON";
  }
}

function weigh(fields: Readonly<Record<string, unknown>>): number {
  let bytes = 0;
  for (const value of Object.values(fields)) bytes += isFile(value) ? value.blob.size : JSON.stringify(value).length;
  return bytes;
}
