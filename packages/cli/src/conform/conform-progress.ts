import { consoleCheckLine, type Run, type RunWatch } from "@graycard/conformance";
import { MultiBar, type SingleBar } from "cli-progress";
import { duration } from "../call/call-progress.js";
import { hasColour } from "../has-colour.js";
import type { Terminal } from "../terminal.js";

type Check = Run["checks"][number];

/** What is told of a run while it goes on. */
export interface ConformFacts {
  readonly trials: number;
  readonly ended: number;
  /** The scenarios under way, those that began first first. */
  readonly running: readonly string[];
  /** Checks so far, by verdict. */
  readonly verdicts: ReadonlyMap<Check["verdict"], number>;
  readonly spend: Run["spend"];
  /** Since the run began, in milliseconds. */
  readonly elapsedMs: number;
}

const words = {
  fail: "failed",
  warn: "warned",
  inconclusive: "inconclusive",
  pass: "passed",
  "not-applicable": "not applicable",
} as const satisfies Record<Check["verdict"], string>;

/** What came out so far, what was spent, how long it takes, and what is going on: the most important first. */
export function conformText({ trials, ended, running, verdicts, spend, elapsedMs }: ConformFacts): string {
  const counts = Object.entries(words).flatMap(([verdict, word]) => {
    const count = verdicts.get(verdict as Check["verdict"]) ?? 0;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const left = ended > 0 ? `, ${duration((elapsedMs / ended) * (trials - ended))} left` : "";
  const more = running.length > 1 ? ` and ${running.length - 1} more` : "";
  return [
    ...(counts.length > 0 ? [counts.join(", ")] : []),
    `${spend.exchanges} requests, ${spend.credits} credits`,
    `${duration(elapsedMs)}${left}`,
    ...(running.length > 0 ? [`${running[0]}${more}`] : []),
  ].join(" | ");
}

/** Less is no place for a line that moves. */
const leastColumns = 40;
/** From here on there is room for a bar beside the words. */
const barColumns = 80;

/** A line at the foot of a terminal, with findings going by above it. */
export interface ConformProgress extends RunWatch {
  check(check: Check): void;
  /** Takes the line away. */
  stop(): void;
}

/** Shows a run as it goes on; undefined where nobody watches, or nothing can move. */
export function conformProgress(terminal: Terminal): ConformProgress | undefined {
  const { errorStream, env, isTerminal } = terminal;
  if (!errorStream || !isTerminal || env.TERM === "dumb" || (env.CI ?? "") !== "") return undefined;
  const { columns = barColumns } = errorStream as { readonly columns?: number };
  if (columns < leastColumns) return undefined;
  return new LiveProgress(terminal, errorStream, columns >= barColumns);
}

class LiveProgress implements ConformProgress {
  readonly #terminal: Terminal;
  readonly #bars: MultiBar;
  readonly #bar: SingleBar;
  readonly #startedAt: number;
  readonly #running = new Set<string>();
  readonly #verdicts = new Map<Check["verdict"], number>();
  #trials = 0;
  #ended = 0;
  #spend: Run["spend"] = { exchanges: 0, submits: 0, credits: 0 };

  constructor(terminal: Terminal, stream: NodeJS.WritableStream, hasBar: boolean) {
    this.#terminal = terminal;
    this.#startedAt = terminal.now();
    const format = hasBar ? "[{bar}] {value}/{total}  {text}" : "{value}/{total}  {text}";
    // With wrapping left on, the line is cut to the width of the terminal, and findings above it are not.
    const look = { format, barsize: 20, fps: 5, hideCursor: true, clearOnComplete: true, linewrap: true };
    this.#bars = new MultiBar({ ...look, stream, gracefulExit: false });
    this.#bar = this.#bars.create(0, 0, { text: "" });
    this.#bars.on("redraw-pre", () => this.#bar.update(this.#ended, { text: this.#text() }));
  }

  begins(trials: number): void {
    this.#trials = trials;
    this.#bar.setTotal(trials);
  }

  trialBegins(path: string): void {
    this.#running.add(path);
  }

  trialEnds(path: string): void {
    this.#running.delete(path);
    this.#ended++;
  }

  spent(spend: Run["spend"]): void {
    this.#spend = spend;
  }

  readonly check = (check: Check): void => {
    this.#verdicts.set(check.verdict, (this.#verdicts.get(check.verdict) ?? 0) + 1);
    if (check.verdict === "pass" || check.verdict === "not-applicable") return;
    this.#bars.log(`${consoleCheckLine(check, { colour: hasColour(this.#terminal) })}\n`);
  };

  stop(): void {
    // Findings that were not drawn yet are.
    this.#bars.update();
    this.#bars.stop();
  }

  #text(): string {
    return conformText({
      ...{ trials: this.#trials, ended: this.#ended, running: [...this.#running] },
      ...{ verdicts: this.#verdicts, spend: this.#spend },
      elapsedMs: this.#terminal.now() - this.#startedAt,
    });
  }
}
