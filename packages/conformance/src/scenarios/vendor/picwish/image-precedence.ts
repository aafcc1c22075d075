import type { Via } from "@graycard/core";
import { hasSize } from "../../../properties/has-size.js";
import { defineScenario } from "../../../scenario.js";
import { noWayToOurPictures, type Trial } from "../../../trial.js";
import { canCarry, carried } from "../../carried.js";
import { checkProperty, seePicture } from "../../result/see-picture.js";

const clause = "picwish.inpaint.image-precedence";

/** The ways to send a picture, the one that counts first. */
const ways: readonly { readonly name: string; readonly via: Via }[] = [
  { name: "image_file", via: "upload" },
  { name: "image_url", via: "url" },
  { name: "image_base64", via: "base64" },
];

/** Of several pictures, the one in the file is worked on, and where there is none, the one behind the address. */
export const imagePrecedence = defineScenario({
  id: "image-precedence",
  area: "validation",
  vendor: "picwish",
  decides: ({ endpoint, readings }) =>
    endpoint.id === "inpaint" && readings["sources.several"] === "precedence" ? [clause] : [],
  async run(trial) {
    if (canCarry(trial, "url")) {
      await judge(trial, ways);
      await judge(trial, ways.slice(1));
    } else {
      await judge(
        trial,
        [0, 2].flatMap((index) => ways[index] ?? []),
      );
      trial.inconclusive(clause, noWayToOurPictures);
    }
  },
});

/** Sends a picture in each of some ways, each of another size; the first has to be the one that is worked on. */
async function judge(trial: Trial, given: typeof ways): Promise<void> {
  const first = await trial.unhosted({ width: 100, height: 80 });
  const second = await trial.unhosted({ width: 60, height: 90 });
  const set: Record<string, unknown> = {};
  for (const [index, { name, via }] of given.entries()) {
    // No address is sure to be visited: not to come for the one that counts is the mistake that is looked for.
    set[name] = await carried(trial, via, index === 0 ? first : second, false);
  }
  const absent = ways.map(({ name }) => name).filter((name) => !(name in set));
  const answer = await trial.outcome(first, { change: { drop: absent, set } });
  const result = await seePicture(trial, answer);
  // Where there is no picture at all, the subject may just not get at ours.
  if (!result.pixels && given[0]?.via === "url") trial.expectVisit(String(set[given[0].name]));
  const [winner, ...others] = given.map(({ name }) => name);
  const title = `goes by ${winner} where ${others.join(" and ")} are given, too`;
  checkProperty(trial, clause, title, result, hasSize(result.pixels, first));
}
