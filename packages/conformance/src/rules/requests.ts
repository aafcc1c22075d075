import type { AnyVendor } from "@graycard/core";
import { isLink, placeOf } from "./place.js";
import type { Scene } from "./scene.js";
import { outputsOf, type Seen } from "./seen.js";

/** The requests to the vendor's API, which count against its rate; downloads of results do not. */
export function apiRequests({ all }: Scene): readonly Seen[] {
  return all.filter(({ exchange }) => exchange.operation !== "fetch-result");
}

/** Whether a request was turned away for coming too soon, or because the service could not cope. */
export function isTurnedAway({ status, reading }: Seen): boolean {
  const code = reading?.phase === "refused" ? reading.code : undefined;
  return status === 429 || code === 429 || status === 503;
}

/** Whether a request carries what the vendor knows its callers by, wherever it goes. */
export function carriesCredential({ exchange }: Seen, { auth }: AnyVendor): boolean {
  const { headers, url } = exchange.request;
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  if (names.has("authorization")) return true;
  if (auth.by === "header") return names.has(auth.header.toLowerCase());
  return auth.parameters.some(({ name }) => url.includes(`?${name}=`) || url.includes(`&${name}=`));
}

/** What a request is a repetition of: the same task asked for, or the same work submitted. */
export function sameRequest({ exchange, askedFor }: Seen, fingerprint: string | undefined): string | undefined {
  if (askedFor !== undefined) return `${exchange.endpoint} poll ${askedFor}`;
  return fingerprint === undefined ? undefined : `${exchange.endpoint} submit ${fingerprint}`;
}

/** The links that an answer gave, with where each leads. */
export function linksOf(seen: Seen): readonly { readonly link: string; readonly place: string }[] {
  return outputsOf(seen)
    .filter(isLink)
    .map((link) => ({ link, place: placeKey(link) }));
}

/** Where an address leads, as one text. */
export function placeKey(url: string): string {
  const place = placeOf(url);
  return place ? `${place.host}${place.path}` : "";
}
