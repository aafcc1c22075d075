import { propertyOf } from "@graycard/core";
import type { Answer } from "../../../conversation.js";
import { hasSize } from "../../../properties/has-size.js";
import type { Property } from "../../../properties/property.js";
import { defineScenario, type Target } from "../../../scenario.js";
import type { Trial } from "../../../trial.js";
import { describe, firstOutput, judgeAccepted } from "../../judge.js";
import { plannedSize, plannedWork } from "../../result/expected-picture.js";
import { checkProperty, type SeenPicture, seePicture } from "../../result/see-picture.js";

const clauses = {
  sync: "picwish.request.sync-optional",
  returnType: "picwish.request.return-type-default",
  path: "picwish.scale.return-type-path",
  factor: "picwish.scale.factor-auto",
} as const;

function clausesOf({ endpoint }: Target): readonly string[] {
  const { sync, returnType, path, factor } = clauses;
  return endpoint.id === "scale" ? [sync, returnType, path, factor] : [sync, returnType];
}

/** What a request leaves out is as the document says: by one request that leaves out all it may. */
export const defaults = defineScenario({
  id: "defaults",
  area: "validation",
  vendor: "picwish",
  decides: clausesOf,
  async run(trial) {
    const picture = await trial.picture();
    const bare = { drop: ["sync", "return_type"] };
    const first = await trial.submit(picture, { change: bare });
    judgeAccepted(trial, clauses.sync, first, "takes a request without sync");
    const seen = await trial.finish(first);
    const last = seen.at(-1) ?? first;
    const result = await seePicture(trial, last);
    judgeLink(trial, last, result);
    if (trial.target.endpoint.id !== "scale") return;
    const fields = trial.fields(picture, { change: bare });
    const plan = plannedWork(trial.target, fields, picture);
    const size = (plan && plannedSize(plan, picture)) ?? picture;
    judgeFactor(trial, "enlarges by its own rule without scale_factor", result, hasSize(result.pixels, size));
    const empty = await seePicture(trial, await trial.outcome(picture, { change: { set: { scale_factor: "" } } }));
    judgeFactor(trial, "enlarges by its own rule with an empty scale_factor", empty, hasSize(empty.pixels, size));
  },
});

function judgeLink(trial: Trial, last: Answer, result: SeenPicture): void {
  const said = propertyOf(propertyOf(last.json, "data"), "return_type");
  const isLink = /^https?:/.test(firstOutput(last) ?? "");
  const finding = {
    title: "gives a link without return_type",
    // The answer repeats the number, and a document lets it.
    ok: isLink && result.pixels !== undefined && (said === undefined || said === 1),
    expected: "a link that leads to a picture, as with return_type 1",
    actual: isLink ? `${result.problem}${said === 1 ? "" : `, return_type ${said}`}` : describe(last),
    shownBy: result.shownBy,
  };
  trial.check(clauses.returnType, finding);
  if (trial.target.endpoint.id === "scale") trial.check(clauses.path, finding);
}

function judgeFactor(trial: Trial, title: string, result: SeenPicture, property: Property): void {
  checkProperty(trial, clauses.factor, title, result, property);
}
