import type { AnyVendor } from "@graycard/core";
import { vendorOfResultPath } from "../files/result-folders.js";
import { inSentences } from "./explanation.js";
import { type NearRoute, nearestRoute, routesByDistance } from "./nearest-route.js";

/** A request that nothing matches. */
export interface Miss {
  /** The vendor that it was taken for; undefined when nothing points to any. */
  readonly vendor?: AnyVendor;
  readonly mock: { readonly vendors: readonly AnyVendor[] };
  readonly path: string;
  readonly request: { readonly method: string };
}

/** Says what there is where nothing matches, and what comes nearest to what was asked for. */
export function explainMiss({ vendor, mock, path, request }: Miss): string {
  const { method } = request;
  const shown = shownPath(path);
  if (vendorOfResultPath(mock.vendors, path)) {
    return inSentences(
      `${shown} is where results are fetched from, with GET; ${method} is not taken there`,
      "work is submitted to the address of its endpoint",
    );
  }
  const [closest] = routesByDistance(mock.vendors, path);
  if (closest?.distance === 0) return explainNearMiss(closest, vendor, method, shown);
  const near = nearestRoute(mock.vendors, path);
  const there = vendor
    ? `${vendor.id} has ${routesOf(vendor).join(", ")}`
    : `this mock has ${mock.vendors.flatMap(routesOf).join(", ")}`;
  return inSentences(
    `nothing answers to ${method} ${shown}`,
    near && `nearest is ${near.method} ${near.path} (${near.vendor.id} ${near.endpoint.id}, ${near.operation})`,
    there,
  );
}

/** The address is right: the method is not, or the request is taken for another vendor's. */
function explainNearMiss(route: NearRoute, vendor: AnyVendor | undefined, method: string, path: string): string {
  if (vendor && vendor !== route.vendor) {
    return inSentences(
      `${path} is an address of ${route.vendor.id}, and this request is taken for one to ${vendor.id}, by its host or its credential`,
      `${vendor.id} has ${routesOf(vendor).join(", ")}`,
    );
  }
  // Only what separates can still differ: an address that was put together of two parts often has one slash too many.
  if (route.method === method) return inSentences(`${path} has a slash too many at its end`, `it is ${route.path}`);
  return inSentences(
    `${path} takes ${route.method}, not ${method}: it is where ${route.vendor.id} ${route.endpoint.id} takes a ${route.operation}`,
  );
}

function routesOf(vendor: AnyVendor): readonly string[] {
  return Object.values(vendor.endpoints).flatMap(({ routes: { submit, poll } }) =>
    [submit, poll].flatMap((route) => (route ? [`${route.method} ${route.path}`] : [])),
  );
}

/** An address may have anything in it: what is no plain path is not repeated. */
export function shownPath(path: string): string {
  return /^[\w./-]{1,200}$/.test(path) ? path : "[withheld]";
}
