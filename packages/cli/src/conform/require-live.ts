import { type AnyVendor, credentialVariables } from "@graycard/core";
import { isMockCredential } from "../mock-credentials.js";
import { UsageError } from "../usage-error.js";

/** What stands for and against a run that can cost money. */
export interface LiveRequest {
  /** The flag that names the subject. */
  readonly flag: string;
  readonly url: URL;
  readonly addresses: readonly string[];
  readonly vendor: AnyVendor;
  /** Whether `--live` stands on the command line itself. */
  readonly live: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Undefined where none was given. */
  readonly credential: readonly string[] | undefined;
  readonly maxCalls: number | undefined;
  readonly maxCredits: number | undefined;
  readonly qps: number | "off" | undefined;
  /** The documented rate. */
  readonly documentedQps: number | undefined;
}

/**
 * Lets a run that can cost money pass only when everything speaks for it. Nothing is sent before.
 *
 * @throws {UsageError} that says what is missing, and never the credential
 */
export function requireLive(request: LiveRequest): void {
  const { flag, url, addresses, vendor } = request;
  const place = `${flag} ${url.host} is not this machine (${addresses.join(", ")})`;
  if (!vendor.hosts.includes(url.hostname)) {
    throw new UsageError(
      `${place}, nor a host of ${vendor.id} (${vendor.hosts.join(", ")}): a run could be charged by anybody, so it is not spoken to, whatever the flags. Nothing was sent.`,
    );
  }
  if (url.protocol !== "https:") {
    throw new UsageError(
      `${flag} ${url.host} is the vendor itself, and is only spoken to over https. Nothing was sent.`,
    );
  }
  requireOptIn(request);
  requireCredential(request);
  requireCare(request);
}

/**
 * The two words that a run needs which can cost money.
 *
 * @throws {UsageError} that says which is missing
 */
export function requireOptIn(request: Pick<LiveRequest, "flag" | "url" | "live" | "env">): void {
  const { flag, url } = request;
  const missing = [
    ...(request.live ? [] : ["--live on the command line"]),
    ...(request.env.GRAYCARD_LIVE === "1" ? [] : ["GRAYCARD_LIVE=1 in the environment"]),
  ];
  if (missing.length > 0) {
    throw new UsageError(
      `${flag} ${url.host} is the vendor itself, which charges money: such a run needs ${missing.join(" and ")}. --plan says what it would cost. Nothing was sent.`,
    );
  }
}

function requireCredential({ url, vendor, credential }: LiveRequest): void {
  const variables = credentialVariables(vendor.auth).join(" and ");
  if (!credential) {
    throw new UsageError(`${vendor.id}: there is no credential for ${url.host}: set ${variables}. Nothing was sent.`);
  }
  if (credential.some(isMockCredential)) {
    throw new UsageError(
      `${vendor.id}: the credential is one for mocks (ours, or with a word in it that makes a mock go wrong), and ${url.host} is the vendor itself: set a real one in ${variables}. Nothing was sent.`,
    );
  }
}

function requireCare({ url, maxCalls, maxCredits, qps, documentedQps }: LiveRequest): void {
  if (maxCalls === undefined && maxCredits === undefined) {
    throw new UsageError(
      `A run against ${url.host} needs a cap: --max-credits or --max-calls. --plan says what the run would cost. Nothing was sent.`,
    );
  }
  const most = documentedQps ?? liveQps;
  if (qps === "off" || (qps !== undefined && qps > most)) {
    throw new UsageError(
      `--qps can only lower the rate for ${url.host}, which is ${most} per second. Nothing was sent.`,
    );
  }
}

/** The rate towards a vendor that documents none, in requests per second. */
export const liveQps = 2;
