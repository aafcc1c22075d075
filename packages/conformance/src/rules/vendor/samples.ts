import type { AnswerSample } from "@graycard/core";
import { binding } from "../../binding.js";
import type { Target } from "../../scenario.js";
import { shownValue, valueAt } from "../../values-at.js";
import { isOfAnotherLayer } from "../gateway-refusal.js";
import { isLink } from "../place.js";
import { defineRule } from "../rule.js";
import type { Scene } from "../scene.js";
import { isBinary, type Seen } from "../seen.js";

type Sample = AnswerSample<string, never>;

/** Answers have what the printed answers of their kind have, lack what those lack, and say what those say. */
export const samples = defineRule({
  id: "samples",
  side: "vendor",
  decides: (target) => samplesOf(target).map(({ clause }) => clause),
  judge(scene) {
    for (const sample of samplesOf(scene.target)) {
      for (const seen of scene.answers) {
        if (seen.reading?.phase === sample.phase) judgeBySample(scene, sample, seen);
      }
    }
  },
});

function samplesOf(target: Target): readonly Sample[] {
  const all: readonly Sample[] = target.vendor.invariants.samples ?? [];
  const bound = binding(
    target,
    all.map(({ clause }) => clause),
  );
  return all.filter(({ clause }) => bound.includes(clause));
}

function judgeBySample(scene: Scene, sample: Sample, seen: Seen): void {
  if (isBinary(seen) || isOfAnotherLayer(scene.target, seen) || !isMeant(sample, seen)) return;
  const reason = sample.unless?.(scene.target.readings as never);
  if (reason !== undefined) {
    scene.notApplicable(sample.clause, reason);
    return;
  }
  const wrong = faultsOf(sample, seen);
  scene.check(sample.clause, {
    title: `looks as the printed answer that is ${sample.phase}`,
    ok: wrong.length === 0,
    expected: expectedOf(sample),
    actual: wrong.length === 0 ? "as printed" : wrong.join("; "),
    shownBy: [seen],
  });
}

function isMeant({ when, whereLink }: Sample, { fields, json }: Seen): boolean {
  if (whereLink !== undefined && !isLink(valueAt(json, whereLink))) return false;
  if (when === undefined) return true;
  const asked = fields?.[when.asked] ?? valueAt(json, when.at);
  return String(asked) === String(when.is);
}

function faultsOf(
  { has = [], lacks = [], says = {}, texts = [], httpStatus }: Sample,
  { json, status }: Seen,
): readonly string[] {
  const isThere = (path: string) => valueAt(json, path) !== undefined && valueAt(json, path) !== "";
  return [
    ...has.flatMap((path) => ([path].flat().some(isThere) ? [] : [`no ${[path].flat().join(" or ")}`])),
    ...lacks.filter(isThere).map((path) => `${path}: ${shownValue(valueAt(json, path))}`),
    ...Object.entries(says).flatMap(([path, value]) =>
      valueAt(json, path) === value ? [] : [`${path}: ${shownValue(valueAt(json, path))}`],
    ),
    ...texts.flatMap((path) =>
      typeof valueAt(json, path) === "string" ? [] : [`${path}: ${shownValue(valueAt(json, path))}`],
    ),
    ...(httpStatus === undefined || httpStatus === status ? [] : [`HTTP ${status}`]),
  ];
}

function expectedOf({ has = [], lacks = [], says = {}, texts = [], httpStatus }: Sample): string {
  const parts = [
    has.length > 0 ? has.map((path) => [path].flat().join(" or ")).join(", ") : "",
    lacks.length > 0 ? `no ${lacks.join(", no ")}` : "",
    ...Object.entries(says).map(([path, value]) => `${path}: ${shownValue(value)}`),
    ...texts.map((path) => `${path} as text`),
    httpStatus === undefined ? "" : `HTTP ${httpStatus}`,
  ];
  return parts.filter((part) => part !== "").join("; ");
}
