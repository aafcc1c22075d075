import type { AnyVendor, Readings } from "@graycard/core";
import type { FaultScript } from "../faults/fault-script.js";
import type { JobSource } from "../tasks/kept-job.js";
import type { Task } from "../tasks/task.js";
import type { PictureWriter } from "./picture-book.js";
import { savedValues } from "./saved-values.js";
import type { SavedSource, SavedTask } from "./snapshot.js";

/** Writes a task down. What is still going to happen to it is in its schedule; what is done to its pictures follows from them. */
export async function saveTask(task: Task, pictures: PictureWriter): Promise<SavedTask> {
  const { id, vendor, endpoint, limits, values, delivery, forcedCode, quirks, triggers, endsShown } = task;
  const { createdAt, timedOut, processedAt, workedUntil, endsAt } = task.schedule;
  const times = { processedAt, workedUntil, endsAt };
  // All of this moment, before the pictures are waited for.
  const saved = {
    ...{ id, vendor: vendor.id, endpoint: endpoint.id, endsShown },
    readings: readingNamesOf(vendor, task.readings),
    limits: { ...limits } as Record<string, number>,
    values: savedValues(plain(values), vendor),
    delivery: { ...delivery },
    schedule: { steps: [...task.schedule.steps()], createdAt, timedOut, ...finite(times) },
    ...finite({ keptUntil: task.keptUntil }),
    ...(forcedCode === undefined ? {} : { forcedCode }),
    quirks: plain(quirks),
    ...(triggers ? { triggers: structuredClone(savedScripts(triggers)) } : {}),
  };
  const jobs = await Promise.all(
    task.jobs.map(async ({ image, mask }) => ({
      image: await saveSource(image, pictures),
      ...(mask ? { mask: await saveSource(mask, pictures) } : {}),
    })),
  );
  return { ...saved, jobs };
}

async function saveSource(source: JobSource, pictures: PictureWriter): Promise<SavedSource> {
  if (!source.ok) return { failure: source.failure };
  return { sha256: pictures.add(await source.kept.read(), await source.kept.sha256()) };
}

/** The names of the readings a task was taken on under: values are the engine's own, names are for ever. */
function readingNamesOf(vendor: AnyVendor, readings: Readings): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [id, value] of Object.entries(readings)) {
    const known = Object.entries(vendor.errata[id]?.readings ?? {});
    const found = known.find(([name, reading]) => JSON.stringify(reading.value ?? name) === JSON.stringify(value));
    if (found) names[id] = found[0];
  }
  return names;
}

/** Without what never comes: JSON has no infinity. */
function finite<T extends Readonly<Record<string, number>>>(times: T): { [K in keyof T]?: number } {
  return Object.fromEntries(Object.entries(times).filter(([, at]) => Number.isFinite(at))) as {
    [K in keyof T]?: number;
  };
}

function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}

/** One list of them all: a task that goes on from here plays them as if they had stood in one place. */
function savedScripts(scripts: readonly FaultScript[]): NonNullable<SavedTask["triggers"]> {
  return scripts.flatMap((script) => script.save()) as NonNullable<SavedTask["triggers"]>;
}
