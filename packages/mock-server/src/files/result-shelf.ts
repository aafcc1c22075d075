import type { Session } from "../sessions/session.js";
import type { Task } from "../tasks/task.js";

/** A result file: the task and output that a path leads to. */
export interface ResultEntry {
  readonly task: Task;
  readonly session: Session;
  readonly output: string;
  readonly item: number;
}

/** What a task weighs besides its pictures, so that very many small ones are not free either. */
const bytesPerTask = 4096;

export interface ResultShelfOptions {
  /** How many bytes of pictures are kept before the oldest tasks go. */
  readonly mostBytes: number;
  /** Told once, when the first task is dropped for want of room. */
  readonly onDrop: (message: string) => void;
}

/** The result files of all tasks, by path. A task that is too old or too much goes, and its session forgets it too. */
export class ResultShelf {
  readonly #entries = new Map<string, ResultEntry>();
  /** Oldest first. */
  readonly #owners = new Map<Task, Session>();
  readonly #options: ResultShelfOptions;
  #bytes = 0;
  #dropped = false;

  constructor(options: ResultShelfOptions) {
    this.#options = options;
  }

  /** Takes a task on, and makes room for it. */
  add(task: Task, session: Session): void {
    session.tasks.set(task.id, task);
    this.#owners.set(task, session);
    this.#bytes += weightOf(task);
    for (const [path, entry] of resultEntries(task, session)) this.#entries.set(path, entry);
    for (const oldest of this.#owners.keys()) {
      if (this.#bytes <= this.#options.mostBytes || oldest === task) return;
      this.#drop(oldest);
    }
  }

  find(path: string): ResultEntry | undefined {
    return this.#entries.get(path);
  }

  /** Forgets the tasks of a session whose last link has died. */
  forgetDead(session: Session, now: number): void {
    for (const task of session.tasks.values()) if (task.keptUntil < now) this.#remove(task, session);
  }

  #drop(task: Task): void {
    const session = this.#owners.get(task);
    if (session) this.#remove(task, session);
    if (this.#dropped) return;
    this.#dropped = true;
    const most = Math.round(this.#options.mostBytes / 1024 ** 2);
    this.#options.onDrop(
      `Tasks hold more than ${most} MiB of pictures: the oldest are dropped, and answer 404 from now.`,
    );
  }

  #remove(task: Task, session: Session): void {
    session.tasks.delete(task.id);
    if (this.#owners.delete(task)) this.#bytes -= weightOf(task);
    for (const [path] of resultEntries(task, session)) this.#entries.delete(path);
  }
}

function weightOf(task: Task): number {
  const sources = task.jobs.flatMap(({ image, mask }) => (mask ? [image, mask] : [image]));
  return sources.reduce((sum, source) => sum + (source.ok ? source.bytes.byteLength : 0), bytesPerTask);
}

/** Every path a task's results could have: the format is only known once its pictures were looked at. */
function* resultEntries(task: Task, session: Session): Generator<readonly [string, ResultEntry]> {
  for (const item of task.jobs.keys()) {
    for (const { output, path } of task.endpoint.results) {
      for (const format of ["jpg", "png"] as const) {
        yield [path(task.id, item, format), { task, session, output, item }];
      }
    }
  }
}
