// What `npm run mutation` runs: every mutant against the suite. Ends with 1 when anything survives.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { type EditionName, limitsInForce, resolveReadings, vendors } from "@graycard/core";
import { isSelected } from "../../select.js";
import { answerMutants } from "./answer-mutants.js";
import { type CampaignResult, type Lead, runCampaign } from "./campaign.js";
import { exceptions } from "./exceptions.js";
import { faultMutants, unplayableFaults } from "./fault-mutants.js";
import { isWrong, judgeCampaign } from "./judge-campaign.js";
import type { Mutant } from "./mutant.js";
import { allTrials } from "./play-job.js";
import { openPool } from "./pool.js";
import { printCampaign } from "./print-campaign.js";
import type { TrialSurvey } from "./survey.js";

const isExpected = ({ id }: Mutant) => exceptions.some(({ mutants }) => mutants && isSelected(id, [mutants]));
const bothEditions: readonly EditionName[] = ["documented", "observed"];
const started = performance.now();
const reportFile = ".reports/mutation.json";
const words = process.argv.slice(2);
const only = words.filter((word) => !bothEditions.some((edition) => edition === word));
const editions = bothEditions.filter((edition) => words.length === only.length || words.includes(edition));
const pool = openPool(Math.max(2, Math.min(8, availableParallelism() + 1)));
const unheard = new Set<string>();
const results: CampaignResult[] = [];
const former = formerLeads();
for (const edition of editions) {
  const made: Mutant[] = [];
  const mutantsOf = (endpoint: string, trials: readonly TrialSurvey[]) => {
    const mutants = mutantsOn(edition, endpoint, trials);
    made.push(...mutants);
    return mutants;
  };
  const trials = allTrials(edition).filter((trial) => only.length === 0 || only.some((each) => trial.startsWith(each)));
  const leads = [...results.flatMap((result) => result.leads), ...former];
  const onProgress = (stage: string, soFar: CampaignResult) => {
    const { survivors, unkilled } = judgeCampaign([soFar], exceptions);
    const left = `${survivors.length} mutants and ${unkilled.length} checks are left`;
    process.stderr.write(`${edition}: ${stage} is done, ${soFar.jobs} scenarios played, ${left}, ${seconds()} s\n`);
    write({ results: [...results, soFar] });
  };
  const campaign = { edition, trials, mutantsOf, play: pool.play, isExpected, width: 8, leads, onProgress };
  results.push(await runCampaign(campaign));
  write({ results });
  for (const name of unplayableFaults(made)) unheard.add(name);
}
await pool.close();
const judged = judgeCampaign(results, exceptions, only.length === 0 ? "all" : "some");
const stumbles = [
  ...judged.stumbles,
  ...[...unheard].map((name) => `no parameters are known that the fault ${name} takes`),
];
const verdict = { ...judged, stumbles };
process.stdout.write(printCampaign(results, verdict));
process.stdout.write(
  `took ${seconds()} s, ${(process.cpuUsage().user / 1e6).toFixed(1)} s of computing; nothing is random\n`,
);
write({ ...verdict, results });
process.exitCode = isWrong(verdict) ? 1 : 0;

function write(report: object): void {
  mkdirSync(".reports", { recursive: true });
  writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
}

/** What the last run found, if there was one: what noticed a mutant then is likely to do so again. */
function formerLeads(): readonly Lead[] {
  try {
    const { results } = JSON.parse(readFileSync(reportFile, "utf8")) as { readonly results: readonly CampaignResult[] };
    return results.flatMap((result) => result.leads);
  } catch {
    return [];
  }
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}

function mutantsOn(edition: EditionName, place: string, trials: readonly TrialSurvey[]): readonly Mutant[] {
  const [vendorId, endpointId] = place.split("/");
  const vendor = vendors.find(({ id }) => id === vendorId);
  const endpoint = Object.values(vendor?.endpoints ?? {}).find(({ id }) => id === endpointId);
  if (!vendor || !endpoint) return [];
  const limits = limitsInForce(resolveReadings(vendor, edition) as never, vendor.limits, endpoint.limits as never);
  const answers = answerMutants(vendor, place, trials);
  const paths = answers.flatMap(({ act }) =>
    act.kind === "answer" && act.to === undefined ? [act.path.join(".")] : [],
  );
  return [...faultMutants({ vendor, endpoint, limits, paths: [...new Set(paths)] }), ...answers];
}
