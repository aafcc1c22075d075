import { recognizeRefusal } from "@graycard/core";
import type { Target } from "../scenario.js";
import type { Seen } from "./seen.js";

/**
 * Whether an answer was not given by the service but by a gateway before it, in a form of its own, under readings by
 * which it may: the vendor's envelope is not for such answers.
 */
export function isOfAnotherLayer({ vendor, readings }: Target, { exchange, reading }: Seen): boolean {
  if (reading?.phase !== "refused" || !exchange.response) return false;
  const { status, headers } = exchange.response;
  const get = (name: string) => headers[name.toLowerCase()] ?? null;
  const { by, fault } = recognizeRefusal(vendor, { httpStatus: status, headers: { get } }, reading);
  const own = vendor.refusal(fault, readings as never);
  return by === "gateway" && (own.body === "none" || own.headers !== undefined);
}
