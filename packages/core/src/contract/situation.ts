import type { FailureReason, RunningState } from "../task/state.js";
import type { RequestFault } from "./refusal.js";

/**
 * Something that a service comes to by itself, and that no documented request brings about: a request refused for a
 * fault of the server, a task seen in one state, work that fails for a reason of its own, work that takes longer than
 * allowed. What plays a service may offer to come to it when it is asked.
 */
export type Situation =
  | { readonly kind: "refused"; readonly fault: RequestFault }
  | { readonly kind: "running"; readonly state: RunningState }
  | { readonly kind: "failed"; readonly reason: FailureReason }
  | { readonly kind: "overtime" };
