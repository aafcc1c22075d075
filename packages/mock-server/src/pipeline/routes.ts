import { type AnyEndpoint, type AnyVendor, readCredential } from "@graycard/core";
import { nearestRoute } from "../explain/nearest-route.js";
import { vendorOfResultPath } from "../files/result-folders.js";
import type { Address } from "./address.js";

/** Where a path leads: an endpoint's submit, or the poll of one of its tasks. */
export interface RouteMatch {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly operation: "submit" | "poll";
  readonly method: string;
  readonly taskId?: string;
}

/** Callers whose base URL ends in a slash send two; the real hosts take it. */
export function collapseSlashes(path: string): string {
  return path.includes("//") ? path.replace(/\/{2,}/g, "/") : path;
}

const none: readonly RouteMatch[] = [];

/** Every route of a vendor that a path matches, whatever the method. */
export function matchRoutes(vendor: AnyVendor, path: string): readonly RouteMatch[] {
  const { submits, polls } = routesOf(vendor);
  const end = path.lastIndexOf("/") + 1;
  const prefix = path.slice(0, end);
  const taskId = path.slice(end);
  const found = polls.get(prefix);
  const whole = submits.get(path) ?? none;
  if (!found || taskId === "") return whole;
  return whole.length === 0
    ? found.map((match) => polled(match, taskId))
    : [...whole, ...found.map((match) => polled(match, taskId))];
}

/** Written out, because every poll comes by. */
function polled({ vendor, endpoint, operation, method }: RouteMatch, taskId: string): RouteMatch {
  return { vendor, endpoint, operation, method, taskId };
}

/** A vendor's routes by what a path is looked up with: whole, or up to the task id. */
interface RouteIndex {
  readonly submits: ReadonlyMap<string, readonly RouteMatch[]>;
  readonly polls: ReadonlyMap<string, readonly RouteMatch[]>;
}

const indexes = new WeakMap<AnyVendor, RouteIndex>();

function routesOf(vendor: AnyVendor): RouteIndex {
  const known = indexes.get(vendor);
  if (known) return known;
  const submits = new Map<string, RouteMatch[]>();
  const polls = new Map<string, RouteMatch[]>();
  const add = (map: Map<string, RouteMatch[]>, path: string, match: RouteMatch) =>
    map.set(path, [...(map.get(path) ?? []), match]);
  for (const endpoint of Object.values(vendor.endpoints)) {
    const { submit, poll } = endpoint.routes;
    add(submits, submit.path, { vendor, endpoint, operation: "submit", method: submit.method });
    if (!poll) continue;
    add(polls, poll.path.replace("{task_id}", ""), { vendor, endpoint, operation: "poll", method: poll.method });
  }
  const index = { submits, polls };
  indexes.set(vendor, index);
  return index;
}

/** Where a request goes: the vendor it is meant for, and that vendor's routes which its path matches. */
export interface Destination {
  readonly vendor: AnyVendor | undefined;
  readonly matches: readonly RouteMatch[];
}

/**
 * The vendor a request is meant for: by its host, else by a route that matches, else by the folder of its results, else
 * by the kind of credential, else by the route that is nearest. Undefined when nothing points anywhere.
 */
export function destinationOf(
  vendors: readonly AnyVendor[],
  url: Address,
  path: string,
  headers: Pick<Headers, "get">,
): Destination {
  const byHost = vendors.find((vendor) => vendor.hosts.includes(url.hostname));
  if (byHost) return { vendor: byHost, matches: matchRoutes(byHost, path) };
  for (const vendor of vendors) {
    const matches = matchRoutes(vendor, path);
    if (matches.length > 0) return { vendor, matches };
  }
  const byResult = vendorOfResultPath(vendors, path);
  if (byResult) return { vendor: byResult, matches: [] };
  const byCredential = vendors.find((vendor) => readCredential(vendor.auth, url, headers).ok);
  return { vendor: byCredential ?? nearestVendor(vendors, path), matches: [] };
}

/** The vendor whose address was probably meant: the one that is nearest, or else one that begins alike. */
function nearestVendor(vendors: readonly AnyVendor[], path: string): AnyVendor | undefined {
  const near = nearestRoute(vendors, path);
  if (near) return near.vendor;
  const first = path.split("/")[1] ?? "";
  return first === "" ? undefined : vendors.find((vendor) => firstSegments(vendor).has(first));
}

function firstSegments(vendor: AnyVendor): ReadonlySet<string> {
  return new Set(Object.values(vendor.endpoints).map(({ routes }) => routes.submit.path.split("/")[1] ?? ""));
}
