import { MultiBar, type SingleBar } from "cli-progress";
import type { ImageEnd } from "./image-end.js";
import type { ImageJob, ImageState } from "./image-job.js";

/** What a progress bar tells. */
export interface ProgressFacts {
  readonly total: number;
  readonly ended: number;
  readonly failed: number;
  /** Pictures that this run brought to an end, of those that ended. */
  readonly worked: number;
  /** How many pictures are in which state. */
  readonly states: ReadonlyMap<ImageState, number>;
  /** Since the run began, in milliseconds. */
  readonly elapsedMs: number;
}

/** What goes on, how fast, and how long it will still take. */
export function progressText({ total, ended, failed, worked, states, elapsedMs }: ProgressFacts): string {
  const running = [...states].map(([state, count]) => `${count} ${state}`);
  const wrong = failed > 0 ? [`${failed} failed`] : [];
  const perMs = elapsedMs > 0 ? worked / elapsedMs : 0;
  const pace = perMs > 0 ? [`${(perMs * 1000).toFixed(1)}/s, ${duration((total - ended) / perMs)} left`] : [];
  return [...wrong, ...running, ...pace].join(" | ");
}

/** A time that is still to come or went by, in its largest units. */
export function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A bar at the foot of a terminal, with lines going by above it. */
export class CallProgress {
  readonly #bars: MultiBar;
  readonly #bar: SingleBar;
  readonly #states = new Map<ImageJob, ImageState>();
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #total: number;
  #ended = 0;
  #failed = 0;
  #worked = 0;

  /** @param now milliseconds since the epoch */
  constructor(stream: NodeJS.WritableStream, total: number, now: () => number) {
    this.#now = now;
    this.#startedAt = now();
    this.#total = total;
    this.#bars = new MultiBar({
      ...{ stream, format: "[{bar}] {value}/{total}  {text}", barsize: 20, fps: 5 },
      ...{ hideCursor: true, clearOnComplete: true, gracefulExit: false },
    });
    this.#bar = this.#bars.create(total, 0, { text: "" });
  }

  state(job: ImageJob, state: ImageState): void {
    this.#states.set(job, state);
    this.#show();
  }

  end(job: ImageJob, { status }: ImageEnd): void {
    this.#states.delete(job);
    if (status === "left") return;
    this.#ended++;
    if (status === "failed" || status === "unknown") this.#failed++;
    if (status !== "already") this.#worked++;
    this.#show();
  }

  /** Lets a line go by above the bar. */
  log(text: string): void {
    this.#bars.log(text);
  }

  stop(): void {
    // What was not drawn yet is, lines above the bar included.
    this.#bars.update();
    this.#bars.stop();
  }

  #show(): void {
    const states = new Map<ImageState, number>();
    for (const state of this.#states.values()) states.set(state, (states.get(state) ?? 0) + 1);
    const text = progressText({
      ...{ total: this.#total, ended: this.#ended, failed: this.#failed, worked: this.#worked, states },
      elapsedMs: this.#now() - this.#startedAt,
    });
    this.#bar.update(this.#ended, { text });
  }
}
