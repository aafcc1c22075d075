import type { AnyEndpoint, Job, Upload } from "@graycard/core";
import { linkLifeMs } from "../links/link-life.js";
import { decide } from "../tasks/decide.js";
import { layOut } from "../tasks/schedule.js";
import { decodeBase64, type Source, tooLarge } from "../tasks/source.js";
import { Task, type TaskJob } from "../tasks/task.js";
import { CallerGoneError } from "./caller-gone-error.js";
import { endpointOf, type Reply, skips, type Turn } from "./turn.js";

/** How long work takes at most where a vendor's documents do not say. */
const usualMsUnlessSaid = 2000;

/** Does what was asked for: takes a task on, waits for it if the caller does, or looks at one. */
export async function act(turn: Turn): Promise<Reply> {
  if (turn.operation === "poll" && turn.task) return look(turn, turn.task);
  const task = await takeOn(turn, endpointOf(turn));
  if (task.delivery.mode === "async") return { kind: "accepted", task };
  await waitForEnd(turn, task);
  return { kind: "seen", task, view: await task.view(Math.max(task.endsAt, turn.session.clock.now())) };
}

async function waitForEnd({ session, request }: Turn, task: Task): Promise<void> {
  try {
    await session.waitUntil(task.endsAt, request.signal);
  } catch (cause) {
    if (request.signal.aborted) throw new CallerGoneError("the caller went away while its task ran", { cause });
    throw cause;
  }
}

async function look(turn: Turn, task: Task): Promise<Reply> {
  const { clock, paced } = turn.session;
  const due = task.nextDueAfter(clock.now());
  if (due !== undefined) paced.leapTo(due);
  return { kind: "seen", task, view: await task.view(clock.now()) };
}

async function takeOn(turn: Turn, endpoint: AnyEndpoint): Promise<Task> {
  const { session, bends, limits, readings, values, vendor } = turn;
  const createdAt = session.clock.now();
  // All that is left to chance is drawn before anything is waited for: callers at once cannot mix up their draws.
  const id = session.random.uuid();
  const usualMs = limits.usualMs ?? usualMsUnlessSaid;
  const workMs = bends.workMs ?? Math.round(usualMs / 2 + session.random.next() * (usualMs / 2));
  const schedule = layOut({
    createdAt,
    workMs,
    limitMs: limits.processingMs ?? Number.POSITIVE_INFINITY,
    shares: vendor.schedule(readings as never),
    neverEnds: bends.neverEnds,
  });
  const jobs = await Promise.all(
    endpoint.jobs(values as never, readings as never).map((job) => resolveJob(turn, endpoint, job)),
  );
  const task = new Task({
    id,
    vendor,
    endpoint,
    readings,
    values,
    delivery: endpoint.delivery(values as never, readings as never),
    jobs,
    schedule,
    decide: () => decide({ endpoint, values, jobs, limits, readings }),
    keptUntil: Math.max(schedule.endsAt, createdAt + (limits.taskLifeMs ?? 0)) + linkLifeMs(limits),
    ...(bends.forcedCode === undefined ? {} : { forcedCode: bends.forcedCode }),
  });
  turn.mock.results.forgetDead(session, createdAt);
  turn.mock.results.add(task, session);
  return task;
}

async function resolveJob(turn: Turn, endpoint: AnyEndpoint, job: Job): Promise<TaskJob> {
  const image = await resolveSource(turn, endpoint, job.image);
  return job.mask ? { image, mask: await resolveSource(turn, endpoint, job.mask) } : { image };
}

async function resolveSource(turn: Turn, endpoint: AnyEndpoint, source: Job["image"]): Promise<Source> {
  const rule = endpoint.sourceRule(source.via, turn.readings as never);
  const found = await readSource(turn, source, () => decodeBase64(String(source.value), rule));
  const limit = skips(turn, "size") ? undefined : turn.limits.imageBytes;
  if (!found.ok || rule.tooLarge === "refused" || limit === undefined) return found;
  const asText = rule.measure === "received" && source.via === "base64";
  const size = asText ? String(source.value).length : found.bytes.byteLength;
  return size > limit ? tooLarge(size, limit) : found;
}

async function readSource(turn: Turn, source: Job["image"], decode: () => Source): Promise<Source> {
  if (source.via === "upload") return { ok: true, bytes: (source.value as Upload).bytes };
  if (source.via === "base64") return decode();
  const text = String(source.value);
  const bytes = URL.canParse(text) ? await turn.session.files.resolve(new URL(text)) : undefined;
  if (bytes) return { ok: true, bytes };
  const because = `no file of the mock has the name this URL ends in, and it fetches nothing from elsewhere`;
  return { ok: false, failure: { reason: "source-download", because } };
}
