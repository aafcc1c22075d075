import { probePicture, type ScaleBands } from "@graycard/core";
import { defineScenario, type Target } from "../../../scenario.js";
import type { Trial } from "../../../trial.js";
import { describe, firstOutput } from "../../judge.js";
import { describePicture } from "../../result/expected-picture.js";

interface Case {
  readonly clause: string;
  /** Long edges, each with the factor that has to come of it. */
  readonly edges: readonly (readonly [edge: number, factor: 1 | 2 | 4])[];
  readonly requested?: 1 | 2 | 4;
}

/** Long edges on both sides of every boundary in force, with the clause that each side of it belongs to. */
function casesOf({ readings }: Target): readonly Case[] {
  const { quadruple, double } = readings["scale.auto-bands"] as ScaleBands;
  return [
    {
      clause: "picwish.scale.auto-4x",
      edges: [
        [11, 4],
        [quadruple, 4],
      ],
    },
    {
      clause: "picwish.scale.auto-2x",
      edges: [
        [quadruple + 1, 2],
        [double, 2],
      ],
    },
    {
      clause: "picwish.scale.auto-1x",
      edges: [
        [double + 1, 1],
        [4096, 1],
      ],
    },
    {
      clause: "picwish.scale.explicit-1x",
      edges: [
        [10, 1],
        [4096, 1],
      ],
      requested: 1,
    },
    {
      clause: "picwish.scale.explicit-2x",
      edges: [
        [10, 2],
        [double, 2],
        [double + 100, 1],
      ],
      requested: 2,
    },
    {
      clause: "picwish.scale.explicit-4x",
      edges: [
        [10, 4],
        [quadruple, 4],
        [quadruple + 1, 1],
      ],
      requested: 4,
    },
  ];
}

/** Pictures are enlarged by the factor that the documents' ranges give for their long edge. */
export const scaleFactor = defineScenario({
  id: "scale-factor",
  area: "result",
  vendor: "picwish",
  decides: (target) => (target.endpoint.id === "scale" ? casesOf(target).map(({ clause }) => clause) : []),
  async run(trial) {
    for (const each of casesOf(trial.target)) {
      for (const [edge, factor] of each.edges) await judge(trial, each, edge, factor);
    }
  },
});

async function judge(trial: Trial, { clause, requested }: Case, edge: number, factor: 1 | 2 | 4): Promise<void> {
  const picture = await trial.picture({ width: edge, height: Math.max(10, Math.round(edge / 16)), format: "png" });
  const size = { width: picture.width * factor, height: picture.height * factor };
  const answer = await trial.outcome(
    picture,
    requested === undefined ? {} : { change: { set: { scale_factor: requested } } },
  );
  const link = firstOutput(answer);
  const file = link === undefined ? undefined : await trial.fetchResult(link);
  if (file && file.status !== 200) {
    trial.inconclusive(clause, `The link to the result answers HTTP ${file.status}.`);
    return;
  }
  const probe = file ? probePicture(file.bytes) : undefined;
  trial.check(clause, {
    title: `enlarges ${edge} pixels ${requested === undefined ? "by itself" : `with factor ${requested}`} as documented`,
    ok: !!probe?.ok && probe.facts.width === size.width && probe.facts.height === size.height,
    expected: `${size.width}x${size.height}`,
    actual: file ? describePicture(file.bytes) : describe(answer),
    shownBy: file ? [answer, file] : [answer],
  });
}
