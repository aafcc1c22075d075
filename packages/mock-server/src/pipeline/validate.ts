import { type AnyEndpoint, isUpload, type Job, type RequestFields, readRequest } from "@graycard/core";
import { tooLongToKeep, withStandIns } from "./body/part-rules.js";
import { type Blame, endpointOf, type Reply, refused, skips, type Turn } from "./turn.js";

type RawFields = Readonly<Record<string, unknown>>;

/** Checks size, fields and their combinations, outermost first: too much, then what is missing or wrong. */
export function validate(turn: Turn): Reply | undefined {
  if (turn.operation !== "submit") return undefined;
  const endpoint = endpointOf(turn);
  const heeded = heededFields(turn);
  const heavy = skips(turn, "size") ? undefined : tooHeavy(turn, endpoint, heeded);
  if (heavy) return heavy;
  const crowded = tooMany(endpoint, heeded);
  if (crowded) return crowded;
  const raw = withStandIns(endpoint, heeded);
  const reading = readRequest(endpoint.fields, raw, turn.readings);
  if (!reading.ok) {
    if (!skips(turn, "validate")) {
      return refused("invalid-parameter", reading.message, reading.message, blameOf(endpoint, reading.field));
    }
    turn.values = readableFields(endpoint, raw, turn);
    return undefined;
  }
  turn.values = reading.values;
  if (skips(turn, "validate")) return undefined;
  for (const constraint of endpoint.constraints) {
    const message = constraint.broken(reading.values as never, turn.readings as never);
    if (message !== undefined) {
      return refused("invalid-parameter", message, message, { clause: constraint.clause });
    }
  }
  return undefined;
}

/** More items of a list than the mock takes. No document bounds them, and each may be a large picture. */
const mostListItems = 50;

/** A list with more items than the mock takes: its own limit, so no fault leaves it out. */
function tooMany(endpoint: AnyEndpoint, raw: RawFields): Reply | undefined {
  for (const name in raw) {
    const items = raw[name];
    if (!Array.isArray(items) || items.length <= mostListItems) continue;
    const field = Object.hasOwn(endpoint.fields, name) ? (endpoint.fields as RequestFields)[name] : undefined;
    if (field?.kind !== "list") continue;
    const message = field.refusal ?? `Invalid parameter: ${name} must have at most ${mostListItems} items`;
    const because = `${name} has ${items.length} items, and this mock takes ${mostListItems}, a limit of its own; send the others in another request`;
    return refused("invalid-parameter", because, message, { field: name });
  }
  return undefined;
}

/** The field that a path begins with stands for what is below it: that is where its rule is. */
function blameOf(endpoint: AnyEndpoint, path: string): Blame {
  const name = path.split(/[.[]/)[0] ?? path;
  const field = Object.hasOwn(endpoint.fields, name) ? (endpoint.fields as RequestFields)[name] : undefined;
  return { field: path, ...(field ? { clause: field.clause } : {}) };
}

/** The fields as they came, without those that a fault makes the vendor overlook. */
function heededFields({ raw, bends }: Turn): RawFields {
  if (bends.ignoredFields.size === 0) return raw;
  return Object.fromEntries(Object.entries(raw).filter(([name]) => !bends.ignoredFields.has(name)));
}

/** A picture that the body carries and that is longer than allowed, if it is the one that counts. */
function tooHeavy(turn: Turn, endpoint: AnyEndpoint, raw: RawFields): Reply | undefined {
  const limit = turn.limits.imageBytes ?? Number.POSITIVE_INFINITY;
  if (!mayBeHeavy(raw, limit)) return undefined;
  for (const source of carriedSources(endpoint, turn, raw)) {
    const length = source.value === tooLongToKeep ? Number.POSITIVE_INFINITY : received(source.value);
    if (length > limit) {
      return refused("too-large", `${source.field} has over ${limit} bytes`, `File too large: ${source.field}`);
    }
  }
  return undefined;
}

/** Whether any field may carry more: a glance at each tells, and finding out which of them count takes longer. */
function mayBeHeavy(raw: RawFields, limit: number): boolean {
  for (const name in raw) {
    const value = raw[name];
    if (value === tooLongToKeep) return true;
    const isNested = typeof value === "object" && value !== null && !isUpload(value);
    if (isNested || received(value) > limit) return true;
  }
  return false;
}

function carriedSources(endpoint: AnyEndpoint, turn: Turn, raw: RawFields): readonly Job["image"][] {
  const refuses = (via: "upload" | "base64") => endpoint.sourceRule(via, turn.readings as never).tooLarge === "refused";
  // Fields that nobody has checked yet are only looked at where it matters.
  const [upload, base64] = [refuses("upload"), refuses("base64")];
  if (!upload && !base64) return [];
  const isCarried = ({ via }: Job["image"]) => (via === "upload" && upload) || (via === "base64" && base64);
  const carried: Job["image"][] = [];
  for (const { image, mask } of endpoint.jobs(raw as never, turn.readings as never)) {
    if (isCarried(image)) carried.push(image);
    if (mask && isCarried(mask)) carried.push(mask);
  }
  return carried;
}

function received(value: unknown): number {
  if (typeof value === "string") return value.length;
  return isUpload(value) ? value.bytes.byteLength : 0;
}

/** For a vendor that does not check: the fields that can be read, each by itself. */
function readableFields(endpoint: AnyEndpoint, raw: Readonly<Record<string, unknown>>, turn: Turn) {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(endpoint.fields)) {
    const reading = readRequest({ [name]: field }, { [name]: raw[name] }, turn.readings);
    if (reading.ok && reading.values[name] !== undefined) values[name] = reading.values[name];
  }
  return values;
}
