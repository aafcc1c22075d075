import { firstAt } from "../in-time.js";
import { placeOf } from "../place.js";
import { apiRequests, carriesCredential } from "../requests.js";
import { defineRule } from "../rule.js";
import type { Seen } from "../seen.js";

const practice = "practice.credential-stays";

/** A credential goes along neither to result links nor with a redirect to another host. */
export const credentialStays = defineRule({
  id: "credential-stays",
  side: "client",
  decides: () => [practice],
  judge(scene) {
    const { vendor } = scene.target;
    const requests = apiRequests(scene);
    for (const seen of scene.own) {
      const isDownload = seen.exchange.operation === "fetch-result";
      const from = isDownload ? undefined : redirectBefore(seen, requests);
      if (!isDownload && !from) continue;
      const leaks = carriesCredential(seen, vendor);
      scene.check(practice, {
        title: isDownload ? "downloads results without its credential" : "takes no credential along with a redirect",
        ok: !leaks,
        expected: isDownload ? "a download without a credential" : "no credential for another host",
        actual: leaks
          ? `a credential sent to ${placeOf(seen.exchange.request.url)?.host ?? "another host"}`
          : "no credential",
        shownBy: from ? [from, seen] : [seen],
      });
    }
  },
});

/** The answer that sent a caller here from another host, if one did: the last before it. */
function redirectBefore(seen: Seen, requests: readonly Seen[]): Seen | undefined {
  const before = requests.slice(
    Math.max(0, firstAt(requests, seen.startedAt + 1) - 3),
    firstAt(requests, seen.startedAt + 1),
  );
  const last = before.filter((each) => each !== seen && each.endedAt <= seen.startedAt).at(-1);
  if (!last || last.status === undefined || last.status < 300 || last.status > 399) return undefined;
  const [from, to] = [placeOf(last.exchange.request.url), placeOf(seen.exchange.request.url)];
  return from && to && from.host !== to.host ? last : undefined;
}
