import { type AnyVendor, credentialVariables } from "@graycard/core";
import { preloadFile } from "../own-files.js";
import { trustVariables } from "./run-trust.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a program has to know of the mock it is run against. */
export interface RunSetting {
  /** The environment of whoever runs it. */
  readonly env: Environment;
  readonly vendors: readonly AnyVendor[];
  /** Of the session that is made for the program, per vendor. */
  readonly credentials: Readonly<Record<string, readonly string[]>>;
  /** Where the mock is, which is a proxy, too. */
  readonly url: string;
  readonly port: number;
  /** Hosts that lead to the mock, and hosts that are let through. */
  readonly played: readonly string[];
  readonly pass: readonly string[];
  /** The file of certificates to trust. */
  readonly trusted: string;
}

const proxyNames = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"] as const;
/** Programs reach this machine without a proxy. */
const direct = ["localhost", "127.0.0.1", "::1"] as const;
/** What users write for this machine; anything else would let calls go by the proxy. */
const ofThisMachine = /^(?:\.?localhost|127\.[\d./]+|\[?::1\]?)(?::\d+)?$/i;

/**
 * The environment of a program that is run against a mock: where the mock is, credentials for it unless the user has
 * some, the proxy for whoever has the vendors' hosts built in, and whom to trust.
 */
export function runEnvironment(setting: RunSetting): Environment {
  const { env, url, port, played, pass, trusted } = setting;
  const proxies = Object.fromEntries(
    proxyNames.flatMap((name) => [name, name.toLowerCase()]).map((name) => [name, url]),
  );
  const noProxy = noProxyOf(env);
  return {
    ...env,
    ...baseUrls(setting),
    ...credentialsFor(setting),
    ...proxies,
    NO_PROXY: noProxy,
    no_proxy: noProxy,
    ...Object.fromEntries(trustVariables.map((name) => [name, trusted])),
    NODE_USE_ENV_PROXY: "1",
    NODE_OPTIONS: [env.NODE_OPTIONS, `--require ${JSON.stringify(preloadFile)}`].filter(Boolean).join(" "),
    GRAYCARD_RUN: JSON.stringify({ port, played, pass }),
  };
}

/** The variable that names the base URL of a vendor: `GRAYCARD_ALIYUN_MARKET_BASE_URL`. */
export function baseUrlVariable(vendor: AnyVendor): string {
  return `GRAYCARD_${vendor.id.replaceAll("-", "_").toUpperCase()}_BASE_URL`;
}

function baseUrls({ vendors, url }: RunSetting): Environment {
  return { GRAYCARD_BASE_URL: url, ...Object.fromEntries(vendors.map((vendor) => [baseUrlVariable(vendor), url])) };
}

function credentialsFor({ env, vendors, credentials }: RunSetting): Environment {
  const pairs = vendors.flatMap((vendor) =>
    credentialVariables(vendor.auth).map((name, part) => [name, env[name] || credentials[vendor.id]?.[part]]),
  );
  return Object.fromEntries(pairs);
}

function noProxyOf({ NO_PROXY, no_proxy }: Environment): string {
  const own = [NO_PROXY, no_proxy]
    .flatMap((list) => (list ?? "").split(/[\s,]+/))
    .filter((each) => ofThisMachine.test(each));
  return [...new Set([...direct, ...own])].join(",");
}
