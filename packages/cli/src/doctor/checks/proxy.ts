import type { DoctorCheck } from "../doctor-check.js";
import { type Finding, fail, ok, warn } from "../finding.js";
import { isExempt } from "../no-proxy.js";
import { nodeFlagsOf } from "../node-flags.js";
import type { Surroundings } from "../surroundings.js";

/** Which variable a program goes by for an address; the first one that is set counts. */
const variables = {
  https: ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"],
  http: ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"],
} as const;

const looked = "HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, in either case";

/** Whether calls would go through a proxy, and whose would. What a variable holds is never shown: it may be a password. */
export const proxy: DoctorCheck = {
  id: "proxy",
  look(surroundings) {
    const names = [...new Set([...variables.https, ...variables.http])].filter((name) => surroundings.env[name]);
    if (names.length === 0) return [ok(looked, "no proxy is set")];
    return [...names.flatMap((name) => malformed(name, surroundings)), vendorsBy(surroundings), mockBy(surroundings)];
  },
};

function malformed(name: string, { env }: Surroundings): readonly Finding[] {
  const value = env[name] ?? "";
  if (URL.canParse(value) && /^(?:https?|socks[45]?[ah]?):$/.test(new URL(value).protocol)) return [];
  const advice = `Write it as http://host:port, or unset ${name}.`;
  return [fail(`the value of ${name}`, "it is not the address of a proxy, with http:// or https:// before it", advice)];
}

function proxyFor(scheme: "https" | "http", { env }: Surroundings): string | undefined {
  return variables[scheme].find((name) => env[name]);
}

function exemptList({ env }: Surroundings): string {
  return env.no_proxy || env.NO_PROXY || "";
}

/** Our client and our suite open connections of their own; the fetch of Node.js has to be told. */
function nodesFetch(surroundings: Surroundings): string {
  const { env } = surroundings;
  const isTold = env.NODE_USE_ENV_PROXY === "1" || nodeFlagsOf(surroundings).includes("--use-env-proxy");
  const isOld = !knowsTheSwitch(surroundings.nodeVersion);
  if (!isTold) return "the fetch of Node.js does not go by it either unless NODE_USE_ENV_PROXY=1";
  return isOld
    ? "NODE_USE_ENV_PROXY is set, but this Node.js is too old to know it"
    : "the fetch of Node.js goes by it, as NODE_USE_ENV_PROXY or --use-env-proxy tells it to";
}

/** It came with 24.0, and with 22.21 for the line before. */
function knowsTheSwitch(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major >= 24 || (major === 22 && minor >= 21);
}

function vendorsBy(surroundings: Surroundings): Finding {
  const what = `whether calls to the vendors go through a proxy`;
  const name = proxyFor("https", surroundings);
  if (name === undefined) return ok(what, "no proxy is set for https");
  const hosts = surroundings.vendors.flatMap((vendor) => vendor.hosts);
  const through = hosts.filter((host) => !isExempt(exemptList(surroundings), host, 443));
  if (through.length === 0) return ok(what, "NO_PROXY lets every host of the vendors be reached without it");
  return warn(
    what,
    `${name} is set, and NO_PROXY does not name ${through.join(", ")}: programs that go by it reach them through the proxy; graycard itself does not, and ${nodesFetch(surroundings)}`,
    "Where the proxy is the only way out, graycard call and live runs do not get out: in a program, give the client undiciTransport(new EnvHttpProxyAgent()). Where it is not, nothing is to be done.",
  );
}

function mockBy(surroundings: Surroundings): Finding {
  const what = "whether calls to a mock on this machine go through a proxy";
  const name = proxyFor("http", surroundings);
  if (name === undefined) return ok(what, "no proxy is set for http");
  const own = ["localhost", "127.0.0.1", "::1"].filter((host) => !isExempt(exemptList(surroundings), host, 4010));
  if (own.length === 0) return ok(what, "NO_PROXY names this machine");
  return warn(
    what,
    `${name} is set, and NO_PROXY does not name ${own.join(", ")}: a program that goes by it asks the proxy for the mock`,
    "Set NO_PROXY=localhost,127.0.0.1,::1 beside it, or use graycard run, which does.",
  );
}
