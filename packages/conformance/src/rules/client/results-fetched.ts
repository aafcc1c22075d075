import { readLinkLife } from "@graycard/core";
import { binding } from "../../binding.js";
import { groupedBy } from "../in-time.js";
import { placeOf } from "../place.js";
import { linksOf, placeKey } from "../requests.js";
import { defineRule } from "../rule.js";
import type { Scene } from "../scene.js";
import type { Seen } from "../seen.js";

/** Every result is downloaded, and before its link ends. */
export const resultsFetched = defineRule({
  id: "results-fetched",
  side: "client",
  decides: (target) => binding(target, target.vendor.duties.downloadSoon ?? []),
  judge(scene) {
    const clauses = this.decides(scene.target);
    const downloads = downloadsIn(scene);
    const isShown = couldShow(scene, downloads);
    const given = new Map<string, { readonly first: Seen; readonly last: number | undefined }>();
    for (const seen of scene.answers) {
      for (const { link, place } of linksOf(seen)) {
        const ends = readLinkLife(new URL(link))?.expiresAt;
        const known = given.get(place);
        // Each answer may sign the link anew: the last to end counts.
        given.set(place, { first: known?.first ?? seen, last: later(known?.last, ends) });
      }
    }
    for (const [place, { first, last }] of given) {
      const tries = downloads.get(place) ?? [];
      if (tries.length === 0 && !isShown(place)) {
        for (const clause of clauses)
          scene.cannot(clause, "The recording has no downloads: it may not cover the host of the results.");
        continue;
      }
      const got = tries.find(({ status }) => status !== undefined && status >= 200 && status < 300);
      const late = tries.find(({ startedAt }) => last !== undefined && startedAt > last);
      for (const clause of clauses) {
        scene.check(clause, {
          title: "downloads its results while their links live",
          ok: got !== undefined,
          expected: "a download of every result before its link ends",
          actual: got
            ? "downloaded"
            : late && last !== undefined
              ? `asked for ${Math.round((late.startedAt - last) / 1000)} s after the end of the link`
              : tries.length > 0
                ? `asked for ${tries.length} times, and never got`
                : "never asked for",
          shownBy: got ? [first] : [first, ...tries],
        });
      }
    }
  },
});

function downloadsIn({ all }: Scene): ReadonlyMap<string, readonly Seen[]> {
  return groupedBy(all, ({ exchange }) =>
    exchange.operation === "fetch-result" ? placeKey(exchange.request.url) : undefined,
  );
}

/** Whether a download would be in the recording: others are, or the results are where the API is. */
function couldShow({ all }: Scene, downloads: ReadonlyMap<string, readonly Seen[]>): (place: string) => boolean {
  const hosts = new Set(all.map(({ exchange }) => placeOf(exchange.request.url)?.host));
  return (place) => downloads.size > 0 || hosts.has(place.slice(0, place.indexOf("/")));
}

function later(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
