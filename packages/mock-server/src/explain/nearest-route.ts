import type { AnyEndpoint, AnyVendor } from "@graycard/core";
import { distanceOf } from "./nearest-word.js";

/** A route of some vendor, and how far it is from an address. */
export interface NearRoute {
  readonly vendor: AnyVendor;
  readonly endpoint: AnyEndpoint;
  readonly operation: "submit" | "poll";
  readonly method: string;
  readonly path: string;
  /** 0 for an address that it matches, up to about 1 for one that has nothing in common with it. */
  readonly distance: number;
}

/** From here on nobody who wrote the address can have meant the route. */
const tooFar = 0.5;

/** Every route of some vendors, nearest to a path first. */
export function routesByDistance(vendors: readonly AnyVendor[], path: string): readonly NearRoute[] {
  const routes = vendors.flatMap((vendor) =>
    Object.values(vendor.endpoints).flatMap((endpoint) => {
      const { submit, poll } = endpoint.routes;
      const ofSubmit = { vendor, endpoint, operation: "submit", method: submit.method, path: submit.path } as const;
      if (!poll) return [ofSubmit];
      return [ofSubmit, { vendor, endpoint, operation: "poll", method: poll.method, path: poll.path } as const];
    }),
  );
  const measured = routes.map((route) => ({ ...route, distance: distanceTo(route.path, path) }));
  return measured.sort((a, b) => a.distance - b.distance);
}

/** The route that whoever asked for a path probably meant, whatever the method; undefined when none is near. */
export function nearestRoute(vendors: readonly AnyVendor[], path: string): NearRoute | undefined {
  const [nearest] = routesByDistance(vendors, path);
  return nearest && nearest.distance <= tooFar ? nearest : undefined;
}

function distanceTo(template: string, path: string): number {
  const wanted = segmentsOf(template);
  const given = segmentsOf(path);
  // Where an id belongs, any text will do.
  const filled = wanted.map((segment, at) => (segment.startsWith("{") ? (given[at] ?? "") : segment));
  if (filled.join("/") === given.join("/") && !filled.includes("")) return 0;
  const route = filled.join("/").toLowerCase();
  const asked = given.join("/").toLowerCase();
  // Addresses that differ in capitals alone are as near as two that differ can be.
  const share = asked === route ? Number.EPSILON : distanceOf(asked, route) / Math.max(asked.length, route.length, 1);
  // A path without its beginning, or with one too many, still ends in the name of the endpoint.
  const named = filled.at(-1) !== "" && filled.at(-1) === given.at(-1) && !wanted.at(-1)?.startsWith("{");
  return named ? Math.min(share, tooFar) : share;
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "");
}
