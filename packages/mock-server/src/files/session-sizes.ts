import type { Session } from "../sessions/session.js";

/** How many tasks each session has, so that the one with most is found without looking at all of them. */
export class SessionSizes {
  /** At the number of tasks; within one, those that came to it first. */
  readonly #bySize: (Set<Session> | undefined)[] = [];
  #most = 0;

  /** Has to be told whenever a session has another number of tasks, which is one more or one less than before. */
  changed(session: Session, before: number, now: number): void {
    const left = this.#bySize[before];
    const group = now > 0 ? this.#bySize[now] : undefined;
    // Where one session grows alone, as most do, its set goes along as it is.
    const goesAlong = left?.size === 1 && now > 0 && group === undefined;
    if (left && !goesAlong) left.delete(session);
    if (goesAlong || left?.size === 0) this.#bySize[before] = undefined;
    if (group) group.add(session);
    else if (now > 0) this.#bySize[now] = goesAlong ? left : new Set([session]);
    this.#most = Math.max(this.#most, now);
    while (this.#most > 0 && !this.#bySize[this.#most]) this.#most--;
  }

  /** The sessions that have most tasks. */
  largest(): Iterable<Session> {
    return this.#bySize[this.#most] ?? [];
  }
}
