import type { AnyEndpoint } from "@graycard/core";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { creditsText } from "./call-lines.js";
import type { CallTarget } from "./call-target.js";

export interface Expense {
  readonly target: CallTarget;
  readonly endpoint: AnyEndpoint;
  /** Pictures without a result so far: at most so many submits leave. */
  readonly submits: number;
  /** Whether there may be many. */
  readonly many: boolean;
  /** Whether it was agreed to beforehand. */
  readonly yes: boolean;
}

/**
 * Says what a call may cost before anything is sent. One picture is its own consent; many want a yes, from the command
 * line or from whoever sits there. False when they say no.
 *
 * @throws {UsageError} when nobody can be asked
 */
export async function agreed(terminal: Pick<Terminal, "ask" | "error">, expense: Expense): Promise<boolean> {
  const { target, submits, many, yes } = expense;
  if (target.isLocal || submits === 0) return true;
  terminal.error(`graycard call: ${costText(expense)}\n`);
  if (!many || yes) return true;
  if (!terminal.ask) {
    throw new UsageError(`Up to ${submits} paid submits to ${target.host} want --yes, as nobody can be asked here.`);
  }
  const answer = await terminal.ask("Go on? [y/N] ");
  return /^y(?:es)?$/i.test(answer.trim());
}

function costText({ target, endpoint, submits }: Expense): string {
  const count = submits === 1 ? "1 submit" : `up to ${submits} submits`;
  const { credits } = endpoint;
  const price =
    credits === undefined
      ? "no price is known"
      : `${submits === 1 ? "" : "up to "}${creditsText(submits * credits)} (${credits} each)`;
  const plain = target.isPlain ? " The credential travels unencrypted." : "";
  return `${count} to ${target.host}, which costs money: ${price}.${plain}`;
}
