import type { MockCore } from "../mock-core.js";
import type { Session } from "../sessions/session.js";
import { PictureWriter } from "./picture-book.js";
import { saveTask } from "./save-task.js";
import { type Snapshot, snapshotVersion } from "./snapshot.js";

/**
 * Saves a session, once nothing in it is at work. Callers who wait for a task are not saved, the task is: after a
 * restore they can ask for it.
 */
export async function takeSnapshot(core: MockCore, session: Session): Promise<Snapshot> {
  await session.activity.idle();
  await Promise.all([...session.tasks.values()].map((task) => task.arrival));
  const pictures = new PictureWriter();
  // All of this moment, before any picture is waited for.
  const state = structuredClone(session.save()) as unknown as Snapshot["state"];
  const number = core.sessions.numberOf(session);
  const files = [...session.files.own()].map(([name, { bytes, downloadMs }]) => {
    return { name, sha256: pictures.add(bytes), downloadMs };
  });
  const tasks = await Promise.all([...session.tasks.values()].map((task) => saveTask(task, pictures)));
  return {
    graycard: "session",
    version: snapshotVersion,
    mark: core.sessions.mark,
    id: session.id,
    ...(number === undefined ? {} : { number }),
    options: structuredClone(session.options) as Snapshot["options"],
    state,
    tasks,
    files,
    pictures: pictures.pictures,
  };
}
