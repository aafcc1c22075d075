import {
  type Lacks,
  measureTrials,
  type PictureHost,
  type PlannedTrial,
  type PurchasePlan,
  planPurchase,
  planRun,
  type Subject,
  scenarios,
} from "@graycard/conformance";
import { type AnyVendor, limitsInForce, resolveReadings } from "@graycard/core";
import type { ConformFlags } from "../commands/conform.js";
import { embedded } from "./embedded.js";
import { liveQps } from "./require-live.js";
import { dressed } from "./subjects.js";

/** For whom a plan is made. */
export interface PlanInput {
  readonly flags: ConformFlags;
  readonly vendors: readonly AnyVendor[];
  readonly isMock: boolean;
  readonly isLive: boolean;
  readonly lacks: Lacks;
}

/** A plan, and the trials it is about, as planned for the mock it was counted on. */
export interface Planned {
  readonly plan: PurchasePlan;
  readonly trials: readonly PlannedTrial[];
}

/**
 * Plays what is selected on the mock of this package, which lacks what the subject lacks, and chooses from what was
 * counted. Nothing leaves this process.
 */
export async function makePlan(input: PlanInput): Promise<Planned> {
  const { flags, vendors, isLive } = input;
  const subjects = vendors.map((vendor) => standIn(input, vendor));
  const trials = planRun({ subjects, scenarios, select: flags.select ?? [] });
  const measured = await measureTrials(trials, (name) => flags.price?.[name] ?? creditsOf(vendors, name));
  const documented = vendors.map(
    (vendor) => limitsInForce(resolveReadings(vendor, flags.edition) as never, vendor.limits).qps,
  );
  const slowest = Math.min(...documented.map((qps) => qps ?? (isLive ? liveQps : Number.POSITIVE_INFINITY)));
  const qps = flags.qps === "off" ? undefined : (flags.qps ?? slowest);
  const plan = planPurchase(trials, measured, {
    cover: flags.cover ?? (isLive ? "clauses" : "checks"),
    qps: qps === Number.POSITIVE_INFINITY ? undefined : qps,
    unpriced: flags.maxCredits === undefined,
  });
  return { plan, trials };
}

/** Plays what is selected on the mock of this package, and gives whatever it hosted to somebody else. */
export async function collectPictures(input: PlanInput, host: Pick<PictureHost, "put">): Promise<void> {
  const subjects = input.vendors.map((vendor) => {
    const subject = standIn(input, vendor);
    return { ...subject, hostPicture: bothHosts(subject, host) };
  });
  await measureTrials(planRun({ subjects, scenarios, select: input.flags.select ?? [] }), () => 0);
}

function bothHosts(subject: Subject, host: Pick<PictureHost, "put">): NonNullable<Subject["hostPicture"]> {
  return async (fileName, bytes, manner) => {
    await host.put(fileName, bytes, manner);
    return (await subject.hostPicture?.(fileName, bytes, manner)) ?? "";
  };
}

/** The mock in the place of a subject. */
function standIn({ flags, isMock, lacks }: PlanInput, vendor: AnyVendor): Subject {
  const mock = embedded({ edition: flags.edition, ...(flags.qps === "off" ? { qps: "off" } : {}) }, vendor);
  // Only whoever asks a subject knows whether its time can be moved, and a plan asks nobody.
  return dressed(mock, isMock ? lacks : { ...lacks, control: { verdict: "inconclusive", reason: "not known" } }, flags);
}

function creditsOf(vendors: readonly AnyVendor[], name: string): number | undefined {
  for (const vendor of vendors) {
    for (const endpoint of Object.values(vendor.endpoints)) {
      if (`${vendor.id}/${endpoint.id}` === name) return endpoint.credits;
    }
  }
  return undefined;
}
