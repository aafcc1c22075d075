/** The numbers an engine asks a vendor or endpoint for. What neither names does not apply. */
export type LimitName =
  | "imageBytes"
  | "minSidePx"
  | "maxSidePx"
  | "urlChars"
  | "downloadMs"
  | "processingMs"
  | "usualMs"
  | "qps"
  | "linkLifeMs"
  | "taskLifeMs"
  | "rectangles"
  | "faces"
  | "maskShare";

export type LimitUnit = "bytes" | "px" | "chars" | "ms" | "per second" | "items" | "share";

/** One limit; inclusive, so a value equal to it is accepted. */
export interface Limit<C extends string, R> {
  readonly unit: LimitUnit;
  readonly clause: C | { readonly erratum: string };
  /** Undefined under readings that leave it without force. */
  value(readings: R): number | undefined;
}

/**
 * The limits that documents set, by name, each with its clause. Sizes are in bytes, sides in pixels, durations in
 * milliseconds.
 */
export type Limits<C extends string, R> = { readonly [K in LimitName]?: Limit<C, R> };

/** The limits in force, as plain numbers; an endpoint's own go before its vendor's. */
export type LimitsInForce = { readonly [K in LimitName]?: number };

/** Works out the limits of an endpoint under the given readings. */
export function limitsInForce<R>(readings: R, ...layers: readonly Limits<string, R>[]): LimitsInForce {
  const merged: Record<string, number> = {};
  for (const layer of layers) {
    for (const [name, limit] of Object.entries(layer)) {
      const value = limit.value(readings);
      if (value !== undefined) merged[name] = value;
    }
  }
  return merged;
}
