import type { AnyVendor } from "@graycard/core";
import type { DoctorCheck } from "../doctor-check.js";
import { type Finding, fail, ok } from "../finding.js";

/** The parts of Node.js that write addresses and headers when `NODE_DEBUG` names them; `net` only where nothing is encrypted. */
const talkative = ["http", "https", "net", "undici", "fetch"];

/** Packages for requests and servers that write addresses when `DEBUG` names them. */
const packages =
  /(?:^|[^a-z])(?:axios|express|fetch|follow-redirects|got|https?|koa|morgan|needle|nock|proxy|request|send|superagent|undici)(?:$|[^a-z])/i;

/** Whether something would write full addresses or headers, and a credential in them, into a log. */
export const debugOutput: DoctorCheck = {
  id: "debug-output",
  look({ env, vendors }) {
    return [
      judge("NODE_DEBUG, with which Node.js tells of its connections", env.NODE_DEBUG, isTalkative, vendors),
      judge("DEBUG, with which packages tell what they do", env.DEBUG, isForRequests, vendors),
    ];
  },
};

/** A star stands for anything, and upper and lower case are the same, as Node.js reads it. */
function isTalkative(entry: string): boolean {
  const pattern = new RegExp(`^${entry.split("*").map(escaped).join(".*")}$`, "i");
  return talkative.some((name) => pattern.test(name));
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}

function isForRequests(entry: string): boolean {
  return !entry.startsWith("-") && (entry.startsWith("*") || packages.test(entry));
}

function judge(
  looked: string,
  value: string | undefined,
  isLoud: (entry: string) => boolean,
  vendors: readonly AnyVendor[],
): Finding {
  const entries = (value ?? "").split(/[\s,]+/).filter(Boolean);
  if (entries.length === 0) return ok(looked, "not set");
  if (!entries.some(isLoud)) return ok(looked, "set, to nothing known for writing addresses or headers");
  return fail(
    looked,
    `set so that requests are written out: ${exposed(vendors)}`,
    "Unset it wherever a real key is used.",
  );
}

/** What would be in such a log, by where vendors want their credential. */
function exposed(vendors: readonly AnyVendor[]): string {
  const inAddress = vendors.filter(({ auth }) => auth.by === "query").map(({ title }) => title);
  const inHeader = vendors.filter(({ auth }) => auth.by === "header").map(({ title }) => title);
  return [
    ...(inAddress.length > 0 ? [`key and secret of ${inAddress.join(" and ")} stand in the address`] : []),
    ...(inHeader.length > 0 ? [`those of ${inHeader.join(" and ")} in a header`] : []),
  ].join(", ");
}
