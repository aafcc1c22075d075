import type { AnyEndpoint } from "@graycard/core";
import { calm } from "../faults/bends.js";
import { unlessAborted } from "../fetching/unless-aborted.js";
import { linkLifeMs } from "../links/link-life.js";
import { keepJobs } from "../tasks/kept-job.js";
import { shownView, type TaskQuirks, unlistedCodes } from "../tasks/quirks.js";
import { layOut, layOutUnbegun } from "../tasks/schedule.js";
import { Task, type TaskStart, type TaskView } from "../tasks/task.js";
import { withoutPictures } from "../tasks/without-pictures.js";
import { CallerGoneError } from "./caller-gone-error.js";
import { followsRealTime, type Gathered, type Gathering, gatherSources } from "./resolve-source.js";
import { endpointOf, type Reply, type Turn } from "./turn.js";

/** How long work takes at most where a vendor's documents do not say. */
const usualMsUnlessSaid = 2000;

/** Does what was asked for: takes a task on, waits for it if the caller does, or looks at one. */
export function act(turn: Turn): Reply | Promise<Reply> {
  if (turn.operation === "poll" && turn.task) return look(turn, turn.task);
  const task = takeOn(turn, endpointOf(turn));
  if (task instanceof Promise) return task.then((taken) => accepted(turn, taken));
  return accepted(turn, task);
}

function accepted(turn: Turn, task: Task): Reply | Promise<Reply> {
  // Whoever sends faster than the disk takes waits for it, like for any service that is busy.
  const room = turn.mock.sources.room();
  const reply = { kind: "accepted", task } as const;
  if (task.delivery.mode === "async") return room ? room.then(() => reply) : reply;
  return seeToItsEnd(turn, task, room);
}

async function seeToItsEnd(turn: Turn, task: Task, room: Promise<void> | undefined): Promise<Reply> {
  await room;
  await waitForPictures(turn, task);
  await waitForEnd(turn, task);
  return seen(turn, task, await task.view(Math.max(task.endsAt, turn.session.clock.now())));
}

/** The journal hears why a task failed; the caller only its number. */
function seen(turn: Turn, task: Task, view: TaskView): Reply {
  if (view.failure) turn.notes = [...(turn.notes ?? []), view.failure.because];
  return { kind: "seen", task, view: shownView(task, view) };
}

/** Pictures that are being fetched come in real time, whatever the session's clock does. */
async function waitForPictures({ request }: Turn, task: Task): Promise<void> {
  if (!task.arrival) return;
  try {
    await unlessAborted(task.arrival, request.signal);
  } catch (cause) {
    throw new CallerGoneError("the caller went away while its pictures were fetched", { cause });
  }
}

async function waitForEnd({ session, request }: Turn, task: Task): Promise<void> {
  try {
    await session.waitUntil(task.endsAt, request.signal);
  } catch (cause) {
    if (request.signal.aborted) throw new CallerGoneError("the caller went away while its task ran", { cause });
    throw cause;
  }
}

function look(turn: Turn, task: Task): Reply | Promise<Reply> {
  if (task.arrival === undefined || followsRealTime(turn.session)) return lookNow(turn, task);
  return waitForPictures(turn, task).then(() => lookNow(turn, task));
}

function lookNow(turn: Turn, task: Task): Reply | Promise<Reply> {
  const { clock, paced } = turn.session;
  const due = task.nextDueAfter(clock.now());
  if (due !== undefined) paced.leapTo(due);
  const view = task.view(clock.now());
  return view instanceof Promise ? view.then((end) => seen(turn, task, end)) : seen(turn, task, view);
}

/** What is left to chance in a task. */
interface Drawn {
  readonly id: string;
  readonly workMs: number;
}

function takeOn(turn: Turn, endpoint: AnyEndpoint): Task | Promise<Task> {
  const { session, limits } = turn;
  // All of it is drawn before anything is waited for: callers at once cannot mix up their draws.
  const id = session.random.uuid();
  const usualMs = limits.usualMs ?? usualMsUnlessSaid;
  const workMs = turn.bends.workMs ?? Math.round(usualMs / 2 + session.random.next() * (usualMs / 2));
  const createdAt = session.clock.now();
  const gathering = gatherSources(turn, endpoint);
  if (!(gathering instanceof Promise)) return begin(turn, { id, workMs }, createdAt, gathering);
  return gathering.then((gathered) => begin(turn, { id, workMs }, createdAt, gathered));
}

function begin(turn: Turn, { id, workMs }: Drawn, createdAt: number, gathering: Gathering): Task {
  const { session, bends, limits, readings, values, vendor } = turn;
  const endpoint = endpointOf(turn);
  const shares = vendor.schedule(readings as never);
  const start = ({ jobs, downloadMs, givenUp }: Gathered): TaskStart => {
    const schedule = layOut({
      createdAt,
      downloadMs,
      workMs: givenUp ? 0 : workMs,
      limitMs: limits.processingMs ?? Number.POSITIVE_INFINITY,
      shares,
      neverEnds: bends.neverEnds,
    });
    const livesUntil = Math.max(schedule.endsAt, createdAt + (limits.taskLifeMs ?? 0));
    return { jobs: keepJobs(turn.mock.sources, jobs), schedule, keptUntil: livesUntil + linkLifeMs(limits) };
  };
  const begun = gathering.coming
    ? {
        jobs: keepJobs(turn.mock.sources, gathering.jobs),
        schedule: layOutUnbegun(createdAt, shares),
        keptUntil: Number.POSITIVE_INFINITY,
      }
    : start(gathering);
  const { forcedCode, quirks } = outcomeOf(turn);
  const task = new Task({
    id,
    vendor,
    endpoint,
    readings,
    limits,
    values: withoutPictures(values),
    delivery: endpoint.delivery(values as never, readings as never),
    jobs: begun.jobs,
    schedule: begun.schedule,
    keptUntil: begun.keptUntil,
    coming: gathering.coming?.then(start),
    forcedCode,
    quirks,
    triggers: turn.triggers?.map((script) => script.fork()),
  });
  task.booking = session.ledger.book(task);
  turn.booking = task.booking;
  turn.mock.results.forgetDead(session, createdAt);
  turn.mock.results.add(task, session);
  task.arrival?.then(() => turn.mock.results.weigh(task));
  return task;
}

/** What faults make of the task: the number it ends with, and how answers show it. */
function outcomeOf({ bends, vendor }: Turn): {
  readonly forcedCode?: number | undefined;
  readonly quirks?: TaskQuirks | undefined;
} {
  // Most tasks: no fault has anything to do with them.
  if (bends === calm) return {};
  const { task: quirks, links, forcedCode } = bends;
  const unlisted = quirks.unlisted ? unlistedCodes(vendor.states, quirks.unlisted) : {};
  const code = forcedCode ?? unlisted.forcedCode;
  return {
    ...(code === undefined ? {} : { forcedCode: code }),
    quirks: { ...unlisted, ...quirks, ...(links.length === 0 ? {} : { links }) },
  };
}
