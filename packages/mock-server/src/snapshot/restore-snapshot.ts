import * as z from "@graycard/core/zod";
import type { MockCore } from "../mock-core.js";
import { closeSession } from "../sessions/close-session.js";
import type { SavedState, Session, SessionOptions } from "../sessions/session.js";
import type { Task } from "../tasks/task.js";
import { type LoadContext, loadTask } from "./load-task.js";
import { PictureReader } from "./picture-book.js";
import { type Snapshot, snapshotSchema, snapshotVersion } from "./snapshot.js";
import { SnapshotError } from "./snapshot-error.js";

/** A restored session, and what leads to it. */
export interface Restored {
  readonly session: Session;
  readonly credentials: Readonly<Record<string, readonly string[]>>;
}

/**
 * Makes a session that goes on from a saved one, in the place of that one if it is still here. All or nothing.
 *
 * @param checkOptions throws for options that the mock would refuse
 * @throws {SnapshotError} for what is no saved session, or one that needs what this mock does not have
 */
export function restoreSnapshot(
  core: MockCore,
  saved: unknown,
  checkOptions: (options: SessionOptions) => void,
): Restored {
  const snapshot = readSnapshot(saved);
  const { id, number, mark, state } = snapshot;
  const options = snapshot.options as unknown as SessionOptions;
  checkOptions(options);
  const pictures = new PictureReader(snapshot.pictures);
  const context = { vendors: core.vendors, edition: options.edition, sources: core.sources, pictures };
  const files = snapshot.files.map((file) => ({ ...file, bytes: pictures.read(file.sha256) }));
  // Whatever can be wrong is found before the session of before has to go.
  const tasks = loadTasks(snapshot, context);
  const from = { id, options, random: state.random, startsAt: state.now, mark, number };
  const { session, before, credentials } = core.sessions.restore(from);
  if (before) closeSession(core, before);
  session.load(state as unknown as SavedState);
  for (const { name, bytes, downloadMs } of files) session.files.put(name, bytes, { downloadMs });
  for (const task of tasks) core.results.add(task, session);
  return { session, credentials };
}

/** All tasks, or none and nothing kept of them. */
function loadTasks({ tasks }: Snapshot, context: LoadContext): readonly Task[] {
  const loaded: Task[] = [];
  try {
    for (const task of tasks) loaded.push(loadTask(task, context));
  } catch (error) {
    for (const task of loaded) task.release();
    throw error;
  }
  return loaded;
}

function readSnapshot(saved: unknown): Snapshot {
  const version = (saved as { readonly version?: unknown } | null)?.version;
  if (typeof version === "number" && version !== snapshotVersion) {
    throw new SnapshotError(
      `The saved session is of version ${version}; this mock reads version ${snapshotVersion}. Save it again with this version of Graycard.`,
    );
  }
  const parsed = snapshotSchema.safeParse(saved);
  // What was read, not what the schema made of it: that has the same values, in another order.
  if (parsed.success) return saved as Snapshot;
  throw new SnapshotError(`This is no saved session: ${z.prettifyError(parsed.error)}`);
}
