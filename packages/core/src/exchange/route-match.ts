import type { OperationName } from "../contract/endpoint.js";
import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";

/** Where a path leads under a vendor's routes, and what of the path stands before the route. */
export interface RouteMatch {
  readonly endpoint: AnyEndpoint;
  readonly operation: Exclude<OperationName, "fetch-result">;
  readonly method: string;
  readonly taskId?: string;
  /** Empty where the whole path is the route. */
  readonly prefix: string;
}

/** Callers whose base URL ends in a slash send two; the real hosts take it. */
export function collapseSlashes(path: string): string {
  return path.includes("//") ? path.replace(/\/{2,}/g, "/") : path;
}

/**
 * Every route of a vendor that a path ends in, whatever the method; those that are the whole path come first.
 *
 * @param path with single slashes
 */
export function matchPathEnd(vendor: AnyVendor, path: string): readonly RouteMatch[] {
  const found: RouteMatch[] = [];
  const cut = path.lastIndexOf("/") + 1;
  const [folder, taskId] = [path.slice(0, cut), path.slice(cut)];
  for (const endpoint of Object.values(vendor.endpoints)) {
    const { submit, poll } = endpoint.routes;
    if (path.endsWith(submit.path)) {
      found.push({ endpoint, operation: "submit", method: submit.method, prefix: before(path, submit.path) });
    }
    const pollFolder = poll?.path.replace("{task_id}", "");
    if (poll && pollFolder && taskId !== "" && folder.endsWith(pollFolder)) {
      found.push({ endpoint, operation: "poll", method: poll.method, taskId, prefix: before(folder, pollFolder) });
    }
  }
  return found.sort((a, b) => a.prefix.length - b.prefix.length);
}

/** The endpoint whose result files live where a path leads, if any. */
export function endpointOfResult(vendor: AnyVendor, path: string): AnyEndpoint | undefined {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return Object.values(vendor.endpoints).find(({ results }) =>
    results.some((file) => {
      const known = file.path("", 0, "jpg").replace(/[^/]*$/, "");
      return known.length > 1 && folder.endsWith(known);
    }),
  );
}

function before(path: string, route: string): string {
  return path.slice(0, path.length - route.length);
}
