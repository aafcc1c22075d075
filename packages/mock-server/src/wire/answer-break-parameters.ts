import * as z from "@graycard/core/zod";
import { answerPoints } from "./wire-bend.js";

/** The parameters of faults that stop an answer: where, and with `within-body` after how many of its bytes. */
export const answerBreakParameters = {
  at: z.enum(answerPoints).optional(),
  afterBytes: z.int().min(0).optional(),
};

/** What is wrong with a place, if anything. */
export function placeObjection({
  at,
  afterBytes,
}: {
  readonly at?: (typeof answerPoints)[number] | undefined;
  readonly afterBytes?: number | undefined;
}): string | undefined {
  if (afterBytes === undefined || at === "within-body") return undefined;
  return 'afterBytes counts bytes of the body, so it needs at: "within-body"';
}
