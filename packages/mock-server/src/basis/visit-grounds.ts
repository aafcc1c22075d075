import { decisiveReadings } from "./decisive-readings.js";
import type { AnsweredVisit, Cited, Evidence } from "./evidence.js";
import type { Findings } from "./findings.js";
import { citedGround, type Ground, readingGround } from "./ground.js";

/** What the answer to whoever follows a link rests on. */
export function visitFindings(evidence: Evidence, { error }: AnsweredVisit): Findings {
  const { linkResult, expiredLink, tamperedLink } = evidence.vendor.promises;
  switch (error) {
    case undefined:
      return restingOn(evidence, "status 200", linkResult);
    case "expired":
    case "outlived":
      return ofOldLink(evidence, expiredLink);
    case "denied":
      return restingOn(evidence, "status 403", tamperedLink);
    case "missing":
      return restingOn(evidence, "status 404", undefined);
    case "internal":
      return restingOn(evidence, "status 500", undefined);
  }
}

/** A link that has died: how long it lived is a limit, with readings of its own. */
function ofOldLink(evidence: Evidence, promised: string | undefined): Findings {
  const { vendor, readings, endpoint } = evidence;
  const life = endpoint?.limits.linkLifeMs ?? vendor.limits.linkLifeMs;
  if (!life) return restingOn(evidence, "status 403", promised);
  const heard = decisiveReadings(vendor, readings, (other) => life.value(other as never)).map(({ erratum }) =>
    readingGround(vendor, readings, "life of the link", erratum),
  );
  const limit = citedGround(vendor, readings, "life of the link", life.clause);
  return { ...restingOn(evidence, "status 403", promised), rest: [limit], heard };
}

function restingOn({ vendor, readings }: Evidence, about: string, cited: Cited | undefined): Findings {
  // What no document speaks of is our idea of an object store.
  const ground: Ground =
    cited === undefined ? { about, basis: "inferred" } : citedGround(vendor, readings, about, cited);
  return { main: [ground], rest: [], heard: [] };
}
