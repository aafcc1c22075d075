import type { ScriptedFault } from "@graycard/mock-server";
import type { JsonPath } from "./json-path.js";

/** Ways to spoil a result picture; each changes one property of it. */
export const pictureChanges = [
  "one-pixel-wider",
  "half-as-large",
  "another-format",
  "negative",
  "flat-grey",
  "moved",
  "opaque",
  "cut-short",
  "labelled-as-text",
  "refused",
] as const;

export type PictureChange = (typeof pictureChanges)[number];

/**
 * One way for a subject to go wrong, as plain data, so that any thread can play it.
 * - `fault`: a fault of the mock, for every request.
 * - `answer`: every JSON answer of a phase is changed at one place; `to` is left out to drop what stands there.
 * - `status`, `header`: the same for the status and a header of such answers.
 * - `picture`: one property of every result picture that is linked under a name.
 */
export type Act =
  | { readonly kind: "fault"; readonly fault: ScriptedFault }
  | { readonly kind: "answer"; readonly phase: string; readonly path: JsonPath; readonly to?: unknown }
  | { readonly kind: "status"; readonly phase: string; readonly to: number }
  | { readonly kind: "header"; readonly phase: string; readonly name: string; readonly to?: string }
  | { readonly kind: "picture"; readonly output: string; readonly change: PictureChange };

/** A subject that goes wrong in one way on one endpoint; some check has to notice. */
export interface Mutant {
  /** `vendor/endpoint/kind/what#how`; exceptions select by it. */
  readonly id: string;
  /** `vendor/endpoint` */
  readonly endpoint: string;
  readonly act: Act;
}
