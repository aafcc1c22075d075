import type { AnyVendor } from "@graycard/core";
import { changes } from "./change-picture.js";
import { placesOf, valueAt, withChange } from "./json-path.js";
import { type Act, type Mutant, pictureChanges } from "./mutant.js";
import type { SeenAnswer, TrialSurvey } from "./survey.js";

/** Every answer of an endpoint changed at every place, and every result picture in every property. */
export function answerMutants(vendor: AnyVendor, endpoint: string, trials: readonly TrialSurvey[]): readonly Mutant[] {
  const seen = trials.flatMap(({ answers }) => answers);
  const made = new Map<string, Mutant>();
  const add = (kind: string, what: string, how: string, act: Act) => {
    const id = `${endpoint}/${kind}/${what}#${how}`;
    if (!made.has(id)) made.set(id, { id, endpoint, act });
  };
  for (const answer of seen) {
    const { phase } = answer;
    for (const { how, path, to } of bodyChanges(vendor, answer, seen)) {
      add("answer", phase, how, { kind: "answer", phase, path, ...(to === undefined ? {} : { to }) });
    }
    for (const to of [200, 404, 500]) {
      if (to !== answer.status) add("status", phase, `${answer.status}-becomes-${to}`, { kind: "status", phase, to });
    }
    for (const name of answer.headers.filter((each) => !framing.has(each))) {
      add("header", phase, `${name}:dropped`, { kind: "header", phase, name });
      add("header", phase, `${name}:other`, { kind: "header", phase, name, to: "text/html" });
    }
  }
  for (const picture of trials.flatMap(({ pictures }) => pictures)) {
    const { output } = picture;
    for (const change of pictureChanges) {
      if (changes(change, picture)) add("picture", output, change, { kind: "picture", output, change });
    }
  }
  return [...made.values()];
}

/** Headers that are about the connection, not about what is said. */
const framing: ReadonlySet<string> = new Set(["content-length", "transfer-encoding", "connection", "date"]);

interface BodyChange {
  readonly how: string;
  readonly path: readonly string[];
  /** Absent to drop what stands there. */
  readonly to?: unknown;
}

function bodyChanges(vendor: AnyVendor, answer: SeenAnswer, seen: readonly SeenAnswer[]): readonly BodyChange[] {
  const places = placesOf(answer.json);
  return [
    ...places.flatMap(({ path, value }) => placeChanges(vendor, answer, path, value)),
    ...objectsOf(answer.json).flatMap((path) => additions(answer, path, seen)),
  ];
}

function placeChanges(vendor: AnyVendor, answer: SeenAnswer, path: readonly string[], value: unknown): BodyChange[] {
  const name = path.join(".");
  const found: BodyChange[] = [
    { how: `${name}:dropped`, path },
    { how: `${name}:retyped`, path, to: retyped(value) },
  ];
  if (typeof value === "string") found.push({ how: `${name}:other-text`, path, to: `${value}-graycard` });
  if (Array.isArray(value)) found.push({ how: `${name}:emptied`, path, to: [] });
  if (typeof value === "number") {
    // Beyond whatever a count, a share, a size or a time in seconds can be, also where it is 0 or below.
    found.push({ how: `${name}:far-below`, path, to: -Math.abs(value) - 107 });
    found.push({ how: `${name}:far-above`, path, to: Math.abs(value) * 1000 + 107 });
    found.push(...stateChanges(vendor, answer, path));
  }
  return found;
}

function retyped(value: unknown): unknown {
  if (typeof value === "string") return { graycard: value };
  return typeof value === "number" ? [value] : `${JSON.stringify(value)}`;
}

/** The number that says which state a task is in, as each of the others that the vendor lists. */
function stateChanges(vendor: AnyVendor, { status, json }: SeenAnswer, path: readonly string[]): BodyChange[] {
  const now = vendor.readAnswer(status, json);
  if (!("state" in now)) return [];
  const codes = Object.keys(vendor.states.rows).map(Number);
  return codes.flatMap((code): BodyChange[] => {
    const then = vendor.readAnswer(status, withChange(json, path, code));
    const isState = "state" in then && then.code === code && code !== now.code;
    return isState ? [{ how: `${path.join(".")}:state-${code}`, path, to: code }] : [];
  });
}

/** The places that are objects, the whole answer included. */
function objectsOf(json: unknown): readonly (readonly string[])[] {
  const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
  const inner = placesOf(json).filter(({ value }) => isObject(value));
  return isObject(json) ? [[], ...inner.map(({ path }) => path)] : [];
}

/** A field no document names, and each that other answers have at this place and this one has not. */
function additions(answer: SeenAnswer, at: readonly string[], seen: readonly SeenAnswer[]): readonly BodyChange[] {
  const own = new Set(Object.keys((valueAt(answer.json, at) ?? answer.json) as object));
  const others = seen.flatMap(({ json }) => {
    const object = at.length === 0 ? json : valueAt(json, at);
    return typeof object === "object" && object !== null && !Array.isArray(object) ? Object.entries(object) : [];
  });
  const missing = [...new Map(others)].filter(([name]) => !own.has(name));
  return [["graycard_field", "of no document"] as const, ...missing].map(([name, to]) => {
    const path = [...at, name];
    return { how: `${path.join(".")}:added`, path, to };
  });
}
