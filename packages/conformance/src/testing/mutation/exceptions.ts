import { picwishExceptions } from "./exceptions/picwish.js";

/** Something that no check can notice, or a check that nothing can break, and why that is right. */
export interface Exception {
  /** What it is about: mutants or checks whose ids are like this, in the patterns of `--select`. */
  readonly mutants?: string;
  readonly checks?: string;
  readonly reason: string;
}

/** The exceptions of the mutation run. One that excuses nothing, or also covers what is noticed, is an error. */
export const exceptions: readonly Exception[] = [
  {
    mutants: "aliyun-market/watermark/answer/*#message:other-text",
    reason: "aliyun-market.response.message asks for a text that explains; no document gives its words.",
  },
  {
    mutants: "meitu/aiquality/answer/*#ErrorMsg:other-text",
    reason: "meitu.error.message asks for a text about the error; no document gives its words.",
  },
  {
    mutants: "*/*/fault/latency#ms=90000,atMostMs=1",
    reason: "An answer that comes a millisecond later is late by no document.",
  },
  ...picwishExceptions,
];
