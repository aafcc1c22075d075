import type { ExamplePicture } from "@graycard/core";
import { limitClause } from "../../limit-clause.js";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { describe, isRefusal, judgeRefusal } from "../judge.js";
import { allFields } from "./field-walk.js";

function urlField({ endpoint }: Target) {
  return allFields(endpoint).find(({ field }) => field.kind === "url");
}

function lengthClause(target: Target) {
  return limitClause(target, "urlChars");
}

/** An address of exactly `length` characters that leads nowhere. */
function addressOf(length: number): string {
  const start = "https://graycard.invalid/";
  return `${start}${"a".repeat(length - start.length - 4)}.jpg`;
}

/** No picture has to be reachable: the addresses lead nowhere on purpose. */
const unreachable: ExamplePicture = {
  bytes: new Uint8Array([0]),
  fileName: "none.jpg",
  mediaType: "image/jpeg",
  url: addressOf(40),
  width: 100,
  height: 100,
};

/** An address of the longest length is taken, one character more is turned away. */
export const urlLength = defineScenario({
  id: "url-length",
  area: "validation",
  decides: (target) => (urlField(target) ? clausesOf([lengthClause(target)]) : []),
  async run(trial) {
    const { target } = trial;
    const most = target.limits.urlChars ?? 0;
    const [clause] = clausesOf([lengthClause(target)]);
    const name = String(urlField(target)?.path[0]);
    const fields = target.endpoint.example(unreachable);
    const uploads = Object.keys(fields).filter((field) => field.startsWith("image_"));
    const bare = Object.fromEntries(Object.entries(fields).filter(([field]) => !uploads.includes(field)));
    const longest = await trial.send({ ...bare, [name]: addressOf(most) });
    trial.check(clause, {
      title: `takes a URL of ${most} characters`,
      ok: !isRefusal(target, "invalid-parameter", longest),
      expected: "the request is not refused for its parameters",
      actual: describe(longest),
      shownBy: [longest],
    });
    const longer = await trial.send({ ...bare, [name]: addressOf(most + 1) });
    judgeRefusal(trial, clause, "invalid-parameter", longer, `refuses a URL of ${most + 1} characters`);
  },
});
