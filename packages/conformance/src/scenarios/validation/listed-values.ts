import type { WorkPlan } from "@graycard/core";
import type { ContentName } from "../../pictures/contents/index.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeAccepted } from "../judge.js";
import { plannedWork } from "../result/expected-picture.js";
import { allFields, nameOf, withField } from "./field-walk.js";

function listed({ endpoint }: Target) {
  return allFields(endpoint).flatMap(({ path, field }) =>
    field.kind === "choice"
      ? [...field.values].map((each) => ({ path, ...each, heededWith: field.heededWith ?? {} }))
      : [],
  );
}

/** What a picture has to show for work of this kind to find something. */
function contentFor(plan: WorkPlan | undefined): ContentName {
  if (plan?.work === "upscale") return plan.mode === "portrait" ? "portrait" : "object";
  if (plan?.work !== "cutout") return "object";
  return plan.subject === "stamp" ? "stamp" : plan.subject === "person" ? "portrait" : "object";
}

/** Every value of a closed list is accepted. */
export const listedValues = defineScenario({
  id: "listed-values",
  area: "validation",
  decides: (target) => clausesOf(listed(target).map(({ clause }) => clause)),
  async run(trial) {
    const picture = await trial.picture();
    const fields = trial.fields(picture);
    for (const { path, value, clause, heededWith, example } of listed(trial.target)) {
      const title = `accepts ${value} for ${nameOf(path)}`;
      if (example) {
        const hosted = await trial.hostedPicture();
        judgeAccepted(trial, clause, await trial.submit(hosted, { change: example(hosted) }), title);
        continue;
      }
      const change = (all: Readonly<Record<string, unknown>>) => withField({ ...all, ...heededWith }, path, value);
      const content = contentFor(plannedWork(trial.target, change(fields), picture));
      const wanted = change(content === "object" ? fields : trial.fields(await trial.picture({ content })));
      judgeAccepted(trial, clause, await trial.send(wanted), title);
    }
  },
});
