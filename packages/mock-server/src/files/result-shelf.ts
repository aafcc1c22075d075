import type { Session } from "../sessions/session.js";
import type { SourceStore } from "../sources/source-store.js";
import type { Task } from "../tasks/task.js";
import { AgedMap } from "./aged-map.js";
import { SessionSizes } from "./session-sizes.js";

/** A result file: the task and output that a path leads to. */
export interface ResultEntry {
  readonly task: Task;
  readonly session: Session;
  readonly output: string;
  readonly item: number;
}

/**
 * More tasks than one credential can have at the documented two requests per second, in the two hours for which a task
 * and the last link to its results live.
 */
export const mostTasksUnlessSaid = 16_384;

/** Task ids are UUIDs, and the last part of a path begins with one. */
const idChars = 36;

export interface ResultShelfOptions {
  /** The pictures of the tasks; what does not fit into its budget makes the oldest tasks go. */
  readonly sources: Pick<SourceStore, "overfull">;
  /** How many tasks of all sessions are kept before some have to go; 16 384 unless said. */
  readonly mostTasks?: number;
  /** Told when the first task of a session is dropped for want of room. */
  readonly onDrop: (message: string) => void;
}

interface Shelved {
  readonly task: Task;
  readonly session: Session;
}

/**
 * The tasks of all sessions and their results. A task that is too old goes, and its session forgets it too. Where there are
 * too many, the oldest of the session that has most goes: whoever sends little keeps what is theirs. Where their pictures
 * are too much, the oldest of all goes.
 */
export class ResultShelf {
  /** By task id, oldest first: paths are made and taken apart when a result is asked for, which most never are. */
  readonly #shelved = new AgedMap<string, Shelved>();
  readonly #sources: Pick<SourceStore, "overfull">;
  readonly #mostTasks: number;
  readonly #onDrop: (message: string) => void;
  readonly #sizes = new SessionSizes();

  constructor({ sources, mostTasks = mostTasksUnlessSaid, onDrop }: ResultShelfOptions) {
    if (!(mostTasks >= 0)) throw new RangeError(`memory.tasks must be a number from 0; it is ${mostTasks}.`);
    this.#sources = sources;
    this.#mostTasks = mostTasks;
    this.#onDrop = onDrop;
  }

  /** Takes a task on, and makes room for it. */
  add(task: Task, session: Session): void {
    // Nobody is left to ask for it.
    if (session.isClosed) {
      task.release();
      return;
    }
    const twin = this.#shelved.get(task.id);
    if (twin) this.#remove(twin);
    this.#shelved.set(task.id, { task, session });
    const before = session.tasks.size;
    session.tasks.set(task.id, task);
    this.#sizes.changed(session, before, session.tasks.size);
    session.tasksSinceTidied++;
    this.#makeRoom(task);
  }

  /** Makes room for what a task weighs by now: its pictures may have come after it. */
  weigh(task: Task): void {
    if (this.#shelved.get(task.id)?.task === task) this.#makeRoom(task);
  }

  find(path: string): ResultEntry | undefined {
    const from = path.lastIndexOf("/") + 1;
    const found = this.#shelved.get(path.slice(from, from + idChars));
    if (!found) return undefined;
    const { task, session } = found;
    for (const { output, path: pathOf } of task.endpoint.results) {
      for (let item = 0; item < task.jobs.length; item++) {
        // The format is only known once the pictures were looked at.
        if (path === pathOf(task.id, item, "jpg") || path === pathOf(task.id, item, "png")) {
          return { task, session, output, item };
        }
      }
    }
    return undefined;
  }

  /**
   * Forgets the tasks of a session whose last link has died. Only once as many have come as there were is it worth
   * looking at all of them; until then the dead lie there unseen, since their own limits keep everybody away.
   */
  forgetDead(session: Session, now: number): void {
    if (session.tasksSinceTidied * 2 < session.tasks.size) return;
    session.tasksSinceTidied = 0;
    for (const task of session.tasks.values()) if (task.keptUntil < now) this.#remove({ task, session });
  }

  /** Forgets all tasks of a session. */
  forgetAll(session: Session): void {
    for (const task of session.tasks.values()) this.#remove({ task, session });
  }

  #makeRoom(latest: Task): void {
    while (this.#shelved.size > this.#mostTasks) {
      const oldest = oldestOf(this.#sizes.largest(), latest);
      if (!oldest) return;
      this.#drop(oldest, `There are more than ${this.#mostTasks} tasks whose results can still be asked for`);
    }
    // Room on disk only comes back file by file, oldest first: dropping anything younger would gain nothing.
    while (this.#sources.overfull) {
      const { oldest } = this.#shelved;
      if (!oldest || oldest.task === latest) return;
      this.#drop(oldest, "The pictures of all tasks are more than there is room for");
    }
  }

  #drop(shelved: Shelved, why: string): void {
    const { session } = shelved;
    this.#remove(shelved);
    session.droppedTasks++;
    if (session.droppedTasks > 1) return;
    this.#onDrop(
      `${why}: the oldest of session ${session.id} are dropped and answer 404 from now; verifying it fails.`,
    );
  }

  #remove({ task, session }: Shelved): void {
    if (session.tasks.get(task.id) === task) {
      session.tasks.delete(task.id);
      this.#sizes.changed(session, session.tasks.size + 1, session.tasks.size);
    }
    if (this.#shelved.get(task.id)?.task === task) this.#shelved.delete(task.id);
    task.release();
  }
}

/** The oldest task of the first of these sessions that has another than the latest. */
function oldestOf(sessions: Iterable<Session>, latest: Task): Shelved | undefined {
  for (const session of sessions) {
    const { oldest: task } = session.tasks;
    if (task && task !== latest) return { task, session };
  }
  return undefined;
}
