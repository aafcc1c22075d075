import { findErrorForm } from "@graycard/core";
import type { ErrorBend } from "../faults/bends.js";
import { retryAfterHeader } from "./retry-after.js";
import type { Reply, Turn } from "./turn.js";

/** The error that a fault asks for; undefined where this vendor has no such form. */
export function plannedError(turn: Turn, { wish, code, message, retryAfter = false }: ErrorBend): Reply | undefined {
  const form = findErrorForm(turn.vendor.errorForms, wish);
  if (!form) return undefined;
  return {
    kind: "refused",
    fault: form.fault,
    form,
    code,
    message,
    headers: retryAfterHeader(retryAfter, turn.session.clock.now()),
    because: `a planned error: ${form.id}`,
  };
}
