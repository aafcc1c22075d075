import type { AnyVendor } from "@graycard/core";
import { FaultScript } from "./faults/fault-script.js";
import type { LinkKey } from "./links/link-signer.js";
import type { Random } from "./random.js";
import type { Session } from "./sessions/session.js";
import type { SessionRegistry } from "./sessions/session-registry.js";
import type { Task } from "./tasks/task.js";

/** A result file: the task and output that a path leads to. */
export interface ResultEntry {
  readonly task: Task;
  readonly session: Session;
  readonly output: string;
  readonly item: number;
}

/** What all requests to one mock share. */
export class MockCore {
  readonly vendors: readonly AnyVendor[];
  readonly sessions: SessionRegistry;
  /** The session of requests whose credential is missing or refused. */
  readonly nobody: Session;
  /** Faults planned for every session. */
  readonly faults = new FaultScript();
  /** The address that links are written with; that of the request when undefined. */
  publicUrl: string | undefined;
  readonly #report: (error: unknown) => void;
  readonly #random: Random;
  readonly #keys = new Map<string, LinkKey>();
  readonly #results = new Map<string, ResultEntry>();

  constructor(input: {
    readonly vendors: readonly AnyVendor[];
    readonly sessions: SessionRegistry;
    readonly nobody: Session;
    readonly random: Random;
    readonly publicUrl?: string | undefined;
    readonly report: (error: unknown) => void;
  }) {
    this.vendors = input.vendors;
    this.sessions = input.sessions;
    this.nobody = input.nobody;
    this.publicUrl = input.publicUrl;
    this.#random = input.random;
    this.#report = input.report;
  }

  nextId(): string {
    return this.#random.uuid();
  }

  /** What a vendor's links are signed with. */
  linkKey(vendor: AnyVendor): LinkKey {
    const known = this.#keys.get(vendor.id);
    if (known) return known;
    const random = this.#random.fork(`links/${vendor.id}`);
    const { bucket, region } = vendor.links;
    const key = { id: `GRAYCARD${random.hex(8).toUpperCase()}`, secret: random.hex(20), bucket, region };
    this.#keys.set(vendor.id, key);
    return key;
  }

  /** Makes the results of a task reachable under their paths. */
  remember(task: Task, session: Session): void {
    for (const [path, entry] of resultEntries(task, session)) this.#results.set(path, entry);
  }

  forget(tasks: readonly Task[]): void {
    for (const task of tasks) {
      for (const [path] of resultEntries(task, this.nobody)) this.#results.delete(path);
    }
  }

  result(path: string): ResultEntry | undefined {
    return this.#results.get(path);
  }

  /** Tells the operator of a mistake of the mock's own. */
  report(error: unknown): void {
    this.#report(error);
  }
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
