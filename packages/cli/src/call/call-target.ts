import { type AnyVendor, credentialVariables } from "@graycard/core";
import { baseUrlVariable } from "../commands/run-environment.js";
import { isMockCredential } from "../mock-credentials.js";
import { UsageError } from "../usage-error.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** Who is called, and as whom. */
export interface CallTarget {
  readonly baseUrl: string;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly host: string;
  readonly credentials: readonly string[];
  /** Whether it is on this machine, where nothing is charged. */
  readonly isLocal: boolean;
  /** Whether the credential would travel readable for all. */
  readonly isPlain: boolean;
}

/** The credential of a call to a mock of this machine for which nobody set one. */
const demo = "demo";

/**
 * Works out the address and the credential of a call. The address is the flag's, then that of the environment, then the
 * vendor's own; the credential comes from the environment, and is made up for this machine only.
 *
 * @throws {UsageError} when a credential is missing, or one of a mock would go to the vendor
 */
export function callTarget(vendor: AnyVendor, given: string | undefined, env: Environment): CallTarget {
  const variable = baseUrlVariable(vendor);
  const text = given ?? (env[variable] || undefined) ?? `https://${vendor.hosts[0]}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      `${given === undefined ? variable : "--base-url"} takes an http or https address, such as http://127.0.0.1:4010.`,
    );
  }
  const isLocal = isLoopback(url.hostname);
  const credentials = credentialsOf(vendor, env, isLocal);
  if (vendor.hosts.includes(url.hostname) && credentials.some(isMockCredential)) {
    const variables = credentialVariables(vendor.auth).join(" and ");
    throw new UsageError(
      `${variables} hold a credential of a mock, and ${url.host} is the vendor itself: set a real one, or add ${mockAdvice}.`,
    );
  }
  return {
    ...{ baseUrl: text, origin: url.origin, host: url.host, credentials, isLocal },
    isPlain: url.protocol === "http:" && !isLocal,
  };
}

const mockAdvice = "--base-url http://127.0.0.1:4010 to call a mock, which graycard mock starts";

function credentialsOf(vendor: AnyVendor, env: Environment, isLocal: boolean): readonly string[] {
  const variables = credentialVariables(vendor.auth);
  const missing = variables.filter((name) => !env[name]?.trim());
  if (missing.length === 0) return variables.map((name) => env[name]?.trim() ?? "");
  if (isLocal && missing.length === variables.length) return variables.map(() => demo);
  throw new UsageError(
    `${vendor.id}: there is no credential: set ${missing.join(" and ")} in the environment, or add ${mockAdvice}.`,
  );
}

/** Whether a host name is this machine's. */
export function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname.toLowerCase());
}
