import { type AnyVendor, type EditionName, type Failure, resolveReadings } from "@graycard/core";
import { FaultScript } from "../faults/fault-script.js";
import type { SourceStore } from "../sources/source-store.js";
import type { JobSource } from "../tasks/kept-job.js";
import type { TaskQuirks } from "../tasks/quirks.js";
import { layOutAs } from "../tasks/schedule.js";
import { Task } from "../tasks/task.js";
import type { PictureReader } from "./picture-book.js";
import type { SavedSource, SavedTask } from "./snapshot.js";
import { SnapshotError } from "./snapshot-error.js";

/** What a saved task is made into a task with. */
export interface LoadContext {
  readonly vendors: readonly AnyVendor[];
  readonly edition: EditionName;
  readonly sources: SourceStore;
  readonly pictures: PictureReader;
}

/**
 * Makes a task of a saved one.
 *
 * @throws {SnapshotError} when the mock does not play its vendor or endpoint
 */
export function loadTask(saved: SavedTask, context: LoadContext): Task {
  const { vendors, edition } = context;
  const vendor = vendors.find(({ id }) => id === saved.vendor);
  const endpoint = Object.values(vendor?.endpoints ?? {}).find(({ id }) => id === saved.endpoint);
  if (!vendor || !endpoint) {
    const played = vendors.map(({ id }) => id).join(", ");
    throw new SnapshotError(
      `The saved session has a task of ${saved.vendor} ${saved.endpoint}, which this mock does not play; it plays ${played}.`,
    );
  }
  const never = Number.POSITIVE_INFINITY;
  const { binaryOutput, ...delivery } = saved.delivery;
  const task = new Task({
    id: saved.id,
    vendor,
    endpoint,
    readings: resolveReadings(vendor, edition, saved.readings),
    limits: saved.limits,
    values: saved.values,
    delivery: binaryOutput === undefined ? delivery : { ...delivery, binaryOutput },
    jobs: saved.jobs.map(({ image, mask }) => ({
      image: loadSource(image, context),
      ...(mask ? { mask: loadSource(mask, context) } : {}),
    })),
    schedule: layOutAs(saved.schedule),
    keptUntil: saved.keptUntil ?? never,
    ...(saved.forcedCode === undefined ? {} : { forcedCode: saved.forcedCode }),
    quirks: saved.quirks as TaskQuirks,
    triggers: saved.triggers && [loadScript(saved.triggers, vendors)],
  });
  task.endsShown = saved.endsShown;
  return task;
}

function loadSource(saved: SavedSource, { sources, pictures }: LoadContext): JobSource {
  if ("sha256" in saved) return { ok: true, kept: sources.keep(pictures.read(saved.sha256)) };
  return { ok: false, failure: saved.failure as Failure };
}

function loadScript(saved: NonNullable<SavedTask["triggers"]>, vendors: readonly AnyVendor[]): FaultScript {
  // Words do not end by time.
  const script = new FaultScript(vendors, () => 0);
  script.load(saved as Parameters<FaultScript["load"]>[0]);
  return script;
}
