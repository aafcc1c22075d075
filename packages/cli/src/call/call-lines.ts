import { relative } from "node:path";
import { printable } from "@graycard/core";
import { type CallSummary, callExitCode } from "./call-summary.js";
import type { ImageEnd } from "./image-end.js";

/** What a run prints: where, and what of each picture and of all of them. */
export interface CallLines {
  /** For standard output: results. */
  readonly out: string;
  /** For standard error: what went wrong. */
  readonly error: string;
}

/** What people are told of a picture. */
export function imageText(end: ImageEnd, cwd: string): CallLines {
  const { status, outputs, error } = end;
  const image = printable(end.image);
  const paths = outputs.map(
    ({ path, width, height }) => `${printable(relative(cwd, path) || path)} (${width} x ${height})`,
  );
  if (status === "done") return { out: `${image} -> ${paths.join(", ")}\n`, error: "" };
  if (status === "already") return { out: `${image} -> ${paths.join(", ")}, done before\n`, error: "" };
  if (!error) return { out: "", error: "" };
  return {
    out: "",
    error: `${image}: ${status === "unknown" ? "outcome unknown: " : ""}${printable(error.message)}\n`,
  };
}

/** A picture as one line of JSON; the names are stable. */
export function imageJson(end: ImageEnd): string {
  const { image, status, outputs, submitted, charged, taskId, resumable, error } = end;
  const line = {
    ...{ type: "image", image, status, outputs, submitted },
    ...{ charged: charged ?? null, taskId: taskId ?? null, resumable, error: error ?? null },
  };
  return `${JSON.stringify(line)}\n`;
}

/** What people are told in the end. */
export function summaryText(summary: CallSummary, cwd: string): string {
  const { counts, images, submits, credits, stopped, journal, resumable } = summary;
  const parts = [
    `${counts.done} done`,
    ...(counts.already > 0 ? [`${counts.already} done before`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts.unknown > 0 ? [`${counts.unknown} with an unknown outcome`] : []),
    ...(counts.left > 0 ? [`${counts.left} left`] : []),
  ];
  const paid = `${submits} ${submits === 1 ? "submit" : "submits"}${credits === undefined ? "" : `, ${creditsText(credits)}`}`;
  const lines = [`graycard call: of ${images} ${images === 1 ? "picture" : "pictures"} ${parts.join(", ")}; ${paid}.`];
  if (stopped !== undefined) lines.push(`graycard call: ${stops[stopped]}.`);
  if (journal !== undefined && resumable > 0) {
    const where = relative(cwd, journal) || journal;
    lines.push(
      `graycard call: the same command again goes on where this one ended, by ${where}; nothing is paid twice.`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** An amount of credits in words. */
export function creditsText(credits: number): string {
  return `${credits} ${credits === 1 ? "credit" : "credits"}`;
}

const stops: Readonly<Record<NonNullable<CallSummary["stopped"]>, string>> = {
  interrupted: "it was interrupted",
  budget: "the cap on submits or credits was reached; raise it to go on",
  unreachable: "no connection; see to the address and the network before you go on",
  redirected:
    "whoever was called sends submits on to another address; see to the address (https, and no proxy that asks for a login) before you go on",
  rate: "the rate is refused again and again; wait, or lower --qps, and call the same command again",
  unknown:
    "3 outcomes in a row are unknown, and more submits would go the same way; look at the account and the network, then call the same command again: it sends the pictures that were left, and the unknown ones only with --retry-unknown",
  results:
    "the results of 3 pictures in a row could not be fetched, and no more are paid for; see to the network, then call the same command again: it fetches them at no cost",
  files: "files could not be written; see to the folder and the disk before you go on",
  mistake: "it ended by a mistake of graycard itself",
  refused: "the refusal holds for every picture; see to its reason before you go on",
};

/** The end as one line of JSON; the names are stable. */
export function summaryJson(summary: CallSummary): string {
  const { vendor, endpoint, origin, images, counts, resumable, submits, credits, stopped, journal, durationMs } =
    summary;
  const line = {
    ...{ type: "summary", vendor, endpoint, origin, images, ...counts, resumable, submits },
    ...{ credits: credits ?? null, stopped: stopped ?? null, journal: journal ?? null },
    ...{ durationMs, exitCode: callExitCode(summary) },
  };
  return `${JSON.stringify(line)}\n`;
}
