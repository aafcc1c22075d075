import type { Session } from "../sessions/session.js";

/** How many tasks each session has, so that the one with most is found without looking at all of them. */
export class SessionSizes {
  /** By number of tasks; within one, those that came to it first. */
  readonly #bySize = new Map<number, Set<Session>>();
  #most = 0;

  /** Has to be told whenever a session has another number of tasks, which is one more or one less than before. */
  changed(session: Session, before: number, now: number): void {
    const left = this.#bySize.get(before);
    left?.delete(session);
    if (left?.size === 0) this.#bySize.delete(before);
    if (now > 0) {
      const group = this.#bySize.get(now);
      if (group) group.add(session);
      // Where one session grows alone, as most do, its set goes along.
      else this.#bySize.set(now, left?.size === 0 ? left.add(session) : new Set([session]));
    }
    this.#most = Math.max(this.#most, now);
    while (this.#most > 0 && !this.#bySize.has(this.#most)) this.#most--;
  }

  /** The sessions that have most tasks. */
  largest(): Iterable<Session> {
    return this.#bySize.get(this.#most) ?? [];
  }
}
