import { ManualClock } from "@graycard/core";
import type { Fetch } from "@graycard/core/client";

/** A request as it left, on the clock of the test. */
export interface Left {
  readonly at: number;
  readonly kind: "submit" | "poll";
  readonly endpoint: string;
  /** The number of the task. */
  readonly task: number;
  /** The address of the picture. */
  readonly picture: string;
}

/** A manual clock whose time limits never strike, and that stands still while a request is read: nothing here is late. */
export class PatientClock extends ManualClock {
  readonly #reading: { count: number };

  constructor(startAt: number) {
    const reading = { count: 0 };
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    const settled = async () => {
      do await turn();
      while (reading.count > 0);
    };
    super({ startAt, settled });
    this.#reading = reading;
  }

  /** Stands still for as long as something takes that is no wait. */
  async standStill<T>(work: Promise<T>): Promise<T> {
    this.#reading.count++;
    try {
      return await work;
    } finally {
      this.#reading.count--;
    }
  }

  alarmAt(_at: number, { signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason), { once: true }));
  }

  /** Waits for work, moving to whatever is next due until it is done. */
  async passUntil<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const settled = work.finally(() => {
      isDone = true;
    });
    settled.catch(() => {});
    while (!isDone) {
      await this.advance(0);
      const next = this.nextDueAt();
      if (!isDone && next !== undefined) await this.advance(next - this.now());
    }
    return settled;
  }
}

export interface FakeVendorOptions {
  readonly clock: PatientClock;
  /** How long the work on a picture takes, in milliseconds; undefined for one that never ends. */
  readonly workMs: (picture: string) => number | undefined;
}

/** As much of a vendor as the pace of a client needs: tasks that end in time, and no pictures. */
export function fakeVendor({ clock, workMs }: FakeVendorOptions): { readonly fetch: Fetch; readonly left: Left[] } {
  const left: Left[] = [];
  const tasks: { readonly at: number; readonly picture: string; readonly endpoint: string }[] = [];
  const fetch: Fetch = async (request) => {
    const [endpoint = "", id] = new URL(request.url).pathname.split("/").slice(4);
    const at = clock.now();
    if (request.method === "POST") {
      const picture = String((await clock.standStill(request.formData())).get("image_url"));
      const task = tasks.push({ at, picture, endpoint }) - 1;
      left.push({ at, kind: "submit", endpoint, task, picture });
      return Response.json({ status: 200, data: { task_id: `task-${task}` } });
    }
    const task = Number(id?.slice("task-".length));
    const { picture = "", at: submittedAt = 0 } = tasks[task] ?? {};
    left.push({ at, kind: "poll", endpoint, task, picture });
    const takes = workMs(picture);
    const isDone = takes !== undefined && at >= submittedAt + takes;
    const data = {
      task_id: id,
      state: isDone ? 1 : 4,
      progress: 50,
      ...(isDone ? { image: `https://results.example/${id}.png` } : {}),
    };
    return Response.json({ status: 200, data });
  };
  return { fetch, left };
}

/** The most requests that left within any window, its end not counted. */
export function mostWithin(times: readonly number[], windowMs: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.max(0, ...sorted.map((start, index) => sorted.slice(index).filter((at) => at < start + windowMs).length));
}
