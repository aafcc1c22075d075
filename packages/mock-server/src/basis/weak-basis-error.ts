import {
  type AnyVendor,
  type Basis,
  bases,
  type Exchange,
  GraycardError,
  type Lean,
  weakestBasis,
} from "@graycard/core";
import type { Session, SessionOptions } from "../sessions/session.js";
import type { Strictness } from "./strictness.js";

/** An answer that leans on less than its session allows. */
export interface WeakAnswer {
  readonly exchange: Exchange;
  readonly is: Basis;
  /** What it leans on, but for readings that the session names itself. */
  readonly leans: readonly Lean[];
}

/** Answers leaned on guesses or on public facts, and the session was to rest on the documents. */
export class WeakBasisError extends GraycardError {
  override readonly name = "WeakBasisError";
  readonly code = "GC_SESSION_WEAK_BASIS";
  readonly answers: readonly WeakAnswer[];

  constructor(answers: readonly WeakAnswer[], strict: Strictness, vendors: readonly AnyVendor[]) {
    super(message(answers, strict, vendors));
    this.answers = answers;
  }
}

/** The answers of a strict session that lean on too little, as an error. */
export function weakBasisIn({ options, journal, vendors }: Session): WeakBasisError | undefined {
  const { strict } = options;
  if (strict === undefined) return undefined;
  const weak = journal.exchanges().flatMap((exchange) => weakAnswer(exchange, options, strict) ?? []);
  return weak.length === 0 ? undefined : new WeakBasisError(weak, strict, vendors);
}

function weakAnswer(exchange: Exchange, { readings }: SessionOptions, strict: Strictness): WeakAnswer | undefined {
  const named = readings[exchange.vendor] ?? {};
  // Whoever names a reading knows what they lean on.
  const unnamed = ({ clause, reading }: Lean) =>
    clause === undefined || reading === undefined || named[clause.replace(/^erratum:/, "")] !== reading;
  const leans = (exchange.basis?.leans ?? []).filter(
    (lean) => bases.indexOf(lean.basis) > bases.indexOf(strict) && unnamed(lean),
  );
  return leans.length === 0 ? undefined : { exchange, is: weakestBasis(leans.map(({ basis }) => basis)), leans };
}

function message(answers: readonly WeakAnswer[], strict: Strictness, vendors: readonly AnyVendor[]): string {
  const count = answers.length === 1 ? "1 answer rests" : `${answers.length} answers rest`;
  const kinds = new Map<string, number>();
  for (const answer of answers) {
    const kind = tellAnswer(answer, vendors);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [
    `${count} on less than this session allows, which is strict about "${strict}":`,
    ...[...kinds].map(([kind, times]) => `  ${times} x ${kind}`),
    "Send what the documents name, name the readings that you mean to lean on, or be less strict.",
  ].join("\n");
}

function tellAnswer({ exchange, is, leans }: WeakAnswer, vendors: readonly AnyVendor[]): string {
  const { vendor: id, endpoint = "no endpoint", operation = "no operation", response } = exchange;
  const vendor = vendors.find((each) => each.id === id);
  const head = `${operation} ${id}/${endpoint}, answered with ${response?.status ?? "nothing"}: ${is}`;
  return [head, ...leans.map((lean) => `      ${lean.about}: ${tellLean(lean, vendor)}`)].join("\n");
}

function tellLean({ basis, clause, reading }: Lean, vendor: AnyVendor | undefined): string {
  if (clause === undefined) return "no document speaks of it.";
  if (basis === "sample") return `only a sample shows it, ${clause}.`;
  const id = clause.replace(/^erratum:/, "");
  const erratum = vendor?.errata[id];
  if (!vendor || !erratum) return `${clause}.`;
  const others = Object.keys(erratum.readings).filter((name) => name !== reading);
  const how = erratum.switchable
    ? `Other readings: ${others.join(", ")}; readings: { "${vendor.id}": { "${id}": "${reading}" } } is to lean on this one knowingly.`
    : `It cannot be switched, and is described in docs/reference/${vendor.id}/errata.md.`;
  return `erratum ${id}, read as ${reading}. ${erratum.question} ${how}`;
}
