import { randomBytes } from "node:crypto";
import {
  declaredLacks,
  interruptibleClock,
  type Lacks,
  openPictureHost,
  type PictureHost,
  type SpendGuard,
  type Subject,
  urlSubject,
} from "@graycard/conformance";
import {
  type AnyVendor,
  type Clock,
  credentialVariables,
  limitsInForce,
  resolveReadings,
  systemClock,
} from "@graycard/core";
import { provoke } from "@graycard/mock-server";
import type { ConformFlags } from "../commands/conform.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { givenCredential } from "./chosen-credential.js";
import { findControlPlane } from "./control-plane.js";
import { resultDownload } from "./download-result.js";
import { embedded } from "./embedded.js";
import { imageBaseHost, imageBaseOf } from "./image-base.js";
import { type Network, systemNetwork } from "./network.js";
import { pinnedFetch } from "./pinned-fetch.js";
import { liveQps, requireLive, requireOptIn } from "./require-live.js";
import { type SubjectAddress, subjectAddress } from "./subject-address.js";

/** What one side of a run needs beside the flags. */
export interface SideOptions {
  readonly terminal: Terminal;
  readonly flags: ConformFlags;
  /** `--subject` or `--against`. */
  readonly flag: string;
  /** What the flag names. */
  readonly text: string;
  readonly vendors: readonly AnyVendor[];
  /** Whether `--live` stands on the command line itself. */
  readonly live: boolean;
}

/** One side of a run before anything was sent: where its subjects are, and whether they cost money. */
export interface Side {
  readonly isMock: boolean;
  readonly isLive: boolean;
  readonly lacks: Lacks;
  /** Makes the subjects; asks those on this machine what they are. */
  open(guard: SpendGuard | undefined, abort: AbortSignal): Promise<OpenSide>;
}

/** Subjects that can be spoken to. */
export interface OpenSide {
  readonly subjects: readonly Subject[];
  close(): Promise<void>;
}

/**
 * Finds out who a flag names, and whether they may be spoken to at all. Names are resolved, and nothing is sent.
 *
 * @throws {UsageError} for a subject that may not be spoken to
 */
export async function judgeSide(options: SideOptions): Promise<Side> {
  const { text, flags } = options;
  if (text === "mock") {
    const lacks = lacksOf(flags, false);
    const open = async () => ({
      subjects: options.vendors.map((vendor) => dressed(embedded(flags, vendor), lacks, flags)),
      close: async () => {},
    });
    return { isMock: true, isLive: false, lacks, open };
  }
  if (flags.imageBase !== undefined) imageBaseOf(flags.imageBase);
  const network = options.terminal.network ?? systemNetwork;
  const places: Place[] = [];
  for (const vendor of options.vendors) places.push(await placeOf(options, vendor, network));
  const isLive = places.some((place) => place.isLive);
  const lacks = lacksOf(flags, isLive);
  return {
    ...{ isMock: false, isLive, lacks },
    open: (guard, abort) => openSide(options, places, { network, lacks, guard, abort }),
  };
}

/** A subject of which it was found out what it lacks. */
export function dressed(subject: Subject, lacks: Lacks, { patience }: Pick<ConformFlags, "patience">): Subject {
  const { advance, provoke, ...rest } = subject;
  return {
    ...rest,
    lacks,
    ...(patience === undefined ? {} : { patienceMs: patience }),
    ...(advance && !lacks.control ? { advance } : {}),
    ...(provoke && !lacks.control ? { provoke } : {}),
  };
}

/** What a subject is known to lack before it was asked anything. */
export function lacksOf(flags: ConformFlags, isLive: boolean): Lacks {
  return { ...(isLive ? liveLacks(flags) : {}), ...declaredLacks(flags.without ?? []) };
}

/** What is not asked of a vendor unless somebody wants it. */
function liveLacks(flags: ConformFlags): Lacks {
  const asked = new Set(flags.with);
  const reasons = {
    "over-rate": "This asks more often than the vendor allows, which a live run does only --with over-rate.",
    "picture-urls":
      "This takes pictures by URL, and the vendor can reach none of ours; --image-base names a place for them.",
  };
  return {
    ...(asked.has("over-rate") ? {} : { "over-rate": { verdict: "inconclusive", reason: reasons["over-rate"] } }),
    ...(flags.imageBase === undefined
      ? { "picture-urls": { verdict: "inconclusive", reason: reasons["picture-urls"] } }
      : {}),
  };
}

interface Place extends SubjectAddress {
  readonly vendor: AnyVendor;
  readonly isLive: boolean;
  readonly credential: readonly string[];
  readonly qps: number | "off" | undefined;
}

async function placeOf(options: SideOptions, vendor: AnyVendor, network: Network): Promise<Place> {
  const { flags, flag, text, terminal, live } = options;
  if (text === "live" && (flags.vendor ?? []).length === 0) {
    throw new UsageError(`${flag} live needs --vendor: each vendor that is spoken to is named. Nothing was sent.`);
  }
  // Whoever forgot a flag is told so, whether or not there is a network.
  if (text === "live") requireOptIn({ flag, url: new URL(`https://${vendor.hosts[0]}`), live, env: terminal.env });
  const address = await subjectAddress(flag, text, vendor, network);
  const given = givenCredential(vendor, flags.credential, terminal.env);
  // A vendor's name that leads to this machine is a rehearsal, which is played by the same rules.
  const isRehearsal = live && vendor.hosts.includes(address.url.hostname);
  const isLive = text === "live" || isRehearsal || !address.isLoopback;
  const readings = resolveReadings(vendor, flags.edition);
  const documentedQps = limitsInForce(readings as never, vendor.limits).qps;
  if (isLive) {
    const { maxCalls, maxCredits, qps } = flags;
    const { env } = terminal;
    requireLive({ ...address, flag, vendor, live, env, credential: given, maxCalls, maxCredits, qps, documentedQps });
  }
  const made = `graycard-conform-${randomBytes(6).toString("hex")}`;
  const credential = given ?? credentialVariables(vendor.auth).map(() => made);
  const qps = flags.qps ?? (isLive ? (documentedQps ?? liveQps) : undefined);
  return { ...address, vendor, isLive, credential, qps };
}

interface OpenOptions {
  readonly network: Network;
  readonly lacks: Lacks;
  readonly guard: SpendGuard | undefined;
  readonly abort: AbortSignal;
}

async function openSide(options: SideOptions, places: readonly Place[], open: OpenOptions): Promise<OpenSide> {
  const closers: (() => Promise<void>)[] = [];
  const host = await hostOf(options, places);
  if (host?.close) closers.push(host.close);
  const subjects: Subject[] = [];
  for (const place of places) {
    const own = pinnedFetch(place.addresses, open.network, open.abort);
    closers.push(() => own.close());
    subjects.push(await openSubject(options, place, { ...open, own, host }));
  }
  return {
    subjects,
    async close() {
      for (const close of closers) await close();
    },
  };
}

type Host = Pick<PictureHost, "put"> & Partial<Pick<PictureHost, "wasFetched" | "close">>;

async function hostOf({ flags }: SideOptions, places: readonly Place[]): Promise<Host | undefined> {
  if (flags.imageBase !== undefined) return imageBaseHost(imageBaseOf(flags.imageBase), (url) => fetch(url));
  return places.some(({ isLive }) => isLive) ? undefined : openPictureHost(systemClock);
}

async function openSubject(
  { flags }: SideOptions,
  place: Place,
  open: OpenOptions & { readonly own: ReturnType<typeof pinnedFetch>; readonly host: Host | undefined },
): Promise<Subject> {
  const { vendor, credential, baseUrl, url, isLive, qps } = place;
  const { own, network, lacks, abort, guard, host } = open;
  const wall: Clock = guard ? interruptibleClock(systemClock, guard.signal) : systemClock;
  const caller = { vendor: vendor.id, credential };
  const steered = isLive || lacks.control ? undefined : await findControlPlane(baseUrl, caller, own, wall);
  const pictures = host && steered && flags.imageBase === undefined ? withFiles(host, steered) : host;
  return urlSubject({
    ...{ baseUrl, vendor, credential, edition: flags.edition, lacks, fetch: own },
    clock: steered?.clock ?? wall,
    download: resultDownload({ network, origin: url.origin, own, onlyPublic: isLive, abort }),
    ...(qps === undefined ? {} : { qps }),
    // The way to a vendor is long and uneven, and its rate is not to be broken by that.
    ...(isLive ? { paceBy: "answer" as const } : {}),
    ...(pictures ? { host: pictures } : {}),
    ...(flags.patience === undefined ? {} : { patienceMs: flags.patience }),
    ...(steered?.advance ? { advance: steered.advance } : {}),
    ...(steered ? { provoke: provokeOf(steered, vendor) } : {}),
  });
}

type Steered = NonNullable<Awaited<ReturnType<typeof findControlPlane>>>;

/** Where time leaps as soon as anybody waits, nobody can be shown a task on its way. */
function provokeOf({ advance }: Steered, vendor: AnyVendor): NonNullable<Subject["provoke"]> {
  return (situation) => (advance && situation.kind === "running" ? undefined : provoke(situation, vendor));
}

/** A mock that takes files need not come for them: an address stands for the file of its name. */
function withFiles(host: Host, steered: Steered): Host {
  return {
    async put(fileName, bytes, manner = {}) {
      const url = await host.put(fileName, bytes, manner);
      const isPlain = manner.missing !== true && manner.redirects === undefined;
      const name = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? fileName);
      if (isPlain) await steered.putPicture(name, bytes, manner.delayMs ?? 0);
      return url;
    },
  };
}
