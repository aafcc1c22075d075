import type { Exchange } from "@graycard/core";
import { runSuite } from "../runner.js";
import type { Scenario, Target } from "../scenario.js";
import { answerFieldsScenario } from "../scenarios/envelope/answer-fields.js";
import { linkLife } from "../scenarios/result/link-life.js";
import { resultPicture } from "../scenarios/result/result-picture.js";
import { asyncFlow } from "../scenarios/task/async-flow.js";
import { cutout } from "../scenarios/vendor/picwish/cutout.js";
import { mockSubject } from "./mock-subject.js";

/** Few conversations that have answers of every phase in them, results in every form, and pictures beside masks. */
const played: readonly Scenario[] = [answerFieldsScenario, asyncFlow, resultPicture, linkLife, cutout];

const known = new Map<string, Promise<readonly Exchange[]>>();

/** What the healthy mock does on an endpoint, played once for all tests of a file. */
export function healthyExchanges({ vendor, endpoint }: Target): Promise<readonly Exchange[]> {
  const path = `${vendor.id}/${endpoint.id}`;
  const found = known.get(path) ?? play(path, vendor);
  known.set(path, found);
  return found;
}

async function play(path: string, vendor: Target["vendor"]): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  await runSuite({
    subjects: [mockSubject(vendor)],
    scenarios: played,
    select: [`${path}/**`],
    version: "test",
    now: () => 0,
    onExchanges: (all) => exchanges.push(...all),
  });
  return exchanges;
}
