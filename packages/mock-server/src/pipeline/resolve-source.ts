import type { AnyEndpoint, Job, Upload } from "@graycard/core";
import type { Session } from "../sessions/session.js";
import { decodeBase64, type Source, tooLarge } from "../tasks/source.js";
import type { TaskJob } from "../tasks/task.js";
import { atMost, type Slots } from "./at-most.js";
import { mostBytesUnchecked } from "./most-bytes-unchecked.js";
import { takeRoom } from "./room.js";
import { skips, type Turn } from "./turn.js";

/** The pictures of a task, all there. */
export interface Gathered {
  readonly jobs: readonly TaskJob[];
  /** How long the longest download took on the session's clock. */
  readonly downloadMs: number;
  /** A download was given up at its limit: there is nothing to work on. */
  readonly givenUp: boolean;
}

/** The pictures of a task, or as much of it as is known while some are being fetched. */
export type Gathering =
  | (Gathered & { readonly coming?: undefined })
  | { readonly jobs: readonly TaskJob[]; readonly coming: Promise<Gathered> };

/** A picture that is there, and how long it took to come. */
interface Arrived {
  readonly source: Source;
  readonly tookMs: number;
  readonly givenUp?: boolean;
}

/** A picture that is there, or one that is on its way. */
type Resolution = Arrived | { readonly coming: Promise<Arrived> };

/** How long a download may take where no document says. */
const downloadMsUnlessSaid = 10_000;

/** How many pictures of one request are fetched at once: a list has many, and each may be large. */
const mostDownloads = 4;

/** Finds the pictures a request is about: in the request, among the files, or elsewhere where fetching is allowed. */
export function gatherSources(turn: Turn, endpoint: AnyEndpoint): Gathering | Promise<Gathering> {
  const jobs = endpoint.jobs(turn.values as never, turn.readings as never);
  const downloads = { turn, slots: atMost(mostDownloads) };
  const known: Resolution[] = [];
  const found: (Resolution | Promise<Resolution>)[] = [];
  for (const { image, mask } of jobs) {
    for (const source of mask ? [image, mask] : [image]) {
      const each = resolveSource(downloads, endpoint, source);
      found.push(each);
      if (!(each instanceof Promise)) known.push(each);
    }
  }
  // Pictures within the request need no waiting, and neither does the request.
  if (known.length === found.length) return gathered(jobs, known);
  return Promise.all(found).then((all) => gathered(jobs, all));
}

function gathered(jobs: readonly Job[], found: readonly Resolution[]): Gathering {
  if (found.every(isHere)) return assemble(jobs, found);
  const placeholders = assemble(
    jobs,
    found.map(() => ({ source: onItsWay, tookMs: 0 })),
  );
  const coming = Promise.all(found.map((each) => ("coming" in each ? each.coming : ownedBy(each))));
  return { jobs: placeholders.jobs, coming: coming.then((arrived) => assemble(jobs, arrived)) };
}

function isHere(found: Resolution): found is Arrived {
  return !("coming" in found);
}

/** The memory of what a request brought is another's when it has been answered, and its task still waits for the rest. */
function ownedBy(arrived: Arrived): Arrived {
  const { source } = arrived;
  return source.ok ? { ...arrived, source: { ok: true, bytes: source.bytes.slice() } } : arrived;
}

const onItsWay: Source = {
  ok: false,
  failure: { reason: "source-download", because: "the picture is still being fetched" },
};

const onItsWayToo: Arrived = { source: onItsWay, tookMs: 0 };

/** Gives every job its pictures; they stand in the order in which the jobs ask for them. */
function assemble(jobs: readonly Job[], arrived: readonly Arrived[]): Gathered {
  let at = 0;
  let downloadMs = 0;
  let givenUp = false;
  const next = () => {
    const { source, tookMs, givenUp: wasGivenUp = false } = arrived[at++] ?? onItsWayToo;
    downloadMs = Math.max(downloadMs, tookMs);
    givenUp ||= wasGivenUp;
    return source;
  };
  const there = jobs.map(({ mask }) => (mask ? { image: next(), mask: next() } : { image: next() }));
  return { jobs: there, downloadMs, givenUp };
}

/** The downloads of one request. */
interface Downloads {
  readonly turn: Turn;
  readonly slots: Slots;
}

function resolveSource(
  downloads: Downloads,
  endpoint: AnyEndpoint,
  source: Job["image"],
): Resolution | Promise<Resolution> {
  const { turn } = downloads;
  if (source.via === "upload") return { source: { ok: true, bytes: (source.value as Upload).bytes }, tookMs: 0 };
  const rule = endpoint.sourceRule(source.via, turn.readings as never);
  const limit = skips(turn, "size") ? undefined : turn.limits.imageBytes;
  const judged = (arrived: Arrived): Arrived => {
    const found = inTime(turn, arrived);
    if (!found.source.ok || rule.tooLarge === "refused" || limit === undefined) return found;
    const asText = rule.measure === "received" && source.via === "base64";
    const size = asText ? String(source.value).length : found.source.bytes.byteLength;
    return size > limit ? { ...found, source: tooLarge(size, limit) } : found;
  };
  if (source.via === "base64") {
    const decoded = decodeBase64(String(source.value), rule, (bytes) => takeRoom(turn, bytes));
    return judged({ source: decoded, tookMs: 0 });
  }
  return findByUrl(downloads, String(source.value), limit ?? mostBytesUnchecked).then((found) =>
    "coming" in found ? { coming: found.coming.then(judged) } : judged(found),
  );
}

/** A download that takes longer than it may is given up when its time is over. */
function inTime({ limits }: Turn, arrived: Arrived): Arrived {
  const limitMs = limits.downloadMs ?? Number.POSITIVE_INFINITY;
  if (arrived.tookMs <= limitMs) return arrived;
  const because = `the download took ${arrived.tookMs} ms, ${limitMs} are allowed`;
  return { source: noDownload(because), tookMs: limitMs, givenUp: true };
}

/** What a URL stands for: a file that the mock has, else, if that is allowed, whatever is there. */
async function findByUrl({ turn, slots }: Downloads, text: string, mostBytes: number): Promise<Resolution> {
  if (!URL.canParse(text)) return { source: noDownload("the text is no URL"), tookMs: 0 };
  const url = new URL(text);
  const file = await turn.session.files.resolve(url);
  // Under a name of our own: the array is that of whoever put the file there, and what is noted on bytes stays on them.
  if (file) return { source: { ok: true, bytes: file.bytes.subarray() }, tookMs: file.downloadMs };
  const { fetcher } = turn.mock;
  if (!fetcher || url.protocol === "oss:") return { source: noDownload(whyNot(url)), tookMs: 0 };
  const limits = { mostBytes, mostMs: turn.limits.downloadMs ?? downloadMsUnlessSaid };
  return { coming: timed(turn, slots, () => fetcher.fetch(url, limits)) };
}

function whyNot({ protocol }: URL): string {
  const nothing = "no file of the mock has the name this URL ends in";
  return protocol === "oss:"
    ? `${nothing}, and oss: addresses are never fetched`
    : `${nothing}, and it fetches nothing from elsewhere`;
}

/**
 * Times a download on the session's clock. Where that clock does not follow real time, the network takes none of it:
 * what a test sees must not depend on how fast a host is.
 */
async function timed({ session, mock }: Turn, slots: Slots, download: () => Promise<Source>): Promise<Arrived> {
  // Time that a test moves on waits for what is at work.
  session.activity.enter();
  try {
    return await slots(async () => {
      const startedAt = session.clock.now();
      const source = await download();
      return { source, tookMs: followsRealTime(session) ? session.clock.now() - startedAt : 0 };
    });
  } catch (error) {
    mock.report(error);
    return { source: noDownload("the mock made a mistake in the download"), tookMs: 0 };
  } finally {
    session.activity.leave();
  }
}

/** Whether a caller who looks at a task may find its pictures still on their way. */
export function followsRealTime({ paced }: Session): boolean {
  return paced.pace === "realtime";
}

function noDownload(because: string): Source {
  return { ok: false, failure: { reason: "source-download", because } };
}
