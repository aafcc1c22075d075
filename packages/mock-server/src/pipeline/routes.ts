import { type AnyEndpoint, type AnyVendor, readCredential } from "@graycard/core";

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
  return path.replace(/\/{2,}/g, "/");
}

/** Every route of a vendor that a path matches, whatever the method. */
export function matchRoutes(vendor: AnyVendor, path: string): readonly RouteMatch[] {
  const matches: RouteMatch[] = [];
  for (const endpoint of Object.values(vendor.endpoints)) {
    const { submit, poll } = endpoint.routes;
    if (path === submit.path) matches.push({ vendor, endpoint, operation: "submit", method: submit.method });
    const prefix = poll?.path.replace("{task_id}", "");
    if (poll && prefix !== undefined && path.startsWith(prefix)) {
      const taskId = path.slice(prefix.length);
      if (taskId !== "" && !taskId.includes("/")) {
        matches.push({ vendor, endpoint, operation: "poll", method: poll.method, taskId });
      }
    }
  }
  return matches;
}

/**
 * The vendor a request is meant for: by its host, else by a route that matches, else by the kind of credential,
 * else by the beginning of its path. Undefined when nothing points anywhere.
 */
export function vendorOfRequest(vendors: readonly AnyVendor[], url: URL, path: string, headers: Pick<Headers, "get">) {
  const byHost = vendors.find((vendor) => vendor.hosts.includes(url.hostname));
  if (byHost) return byHost;
  const byRoute = vendors.find((vendor) => matchRoutes(vendor, path).length > 0);
  if (byRoute) return byRoute;
  const byCredential = vendors.find((vendor) => readCredential(vendor.auth, url, headers).ok);
  if (byCredential) return byCredential;
  const first = path.split("/")[1] ?? "";
  return first === "" ? undefined : vendors.find((vendor) => firstSegments(vendor).has(first));
}

function firstSegments(vendor: AnyVendor): ReadonlySet<string> {
  return new Set(Object.values(vendor.endpoints).map(({ routes }) => routes.submit.path.split("/")[1] ?? ""));
}
