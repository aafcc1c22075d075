import { probePicture, type ScaleBands } from "@graycard/core";
import { defineScenario, type Target } from "../../../scenario.js";
import type { Trial } from "../../../trial.js";
import { describe, firstOutput } from "../../judge.js";
import { describeFacts, describePicture, plannedSize, plannedWork } from "../../result/expected-picture.js";

interface Case {
  readonly clause: string;
  readonly edges: readonly number[];
  readonly factor?: 1 | 2 | 4;
}

/** Long edges on both sides of every boundary in force, with the clause that each side of it belongs to. */
function casesOf({ readings }: Target): readonly Case[] {
  const { quadruple, double } = readings["scale.auto-bands"] as ScaleBands;
  return [
    { clause: "picwish.scale.auto-4x", edges: [11, quadruple] },
    { clause: "picwish.scale.auto-2x", edges: [quadruple + 1, double] },
    { clause: "picwish.scale.auto-1x", edges: [double + 1, 4096] },
    { clause: "picwish.scale.explicit-1x", edges: [10, double], factor: 1 },
    { clause: "picwish.scale.explicit-2x", edges: [10, double, double + 100], factor: 2 },
    { clause: "picwish.scale.explicit-4x", edges: [10, quadruple, quadruple + 1], factor: 4 },
  ];
}

/** Pictures are enlarged by the factor that the documents' ranges give for their long edge. */
export const scaleFactor = defineScenario({
  id: "scale-factor",
  area: "result",
  vendor: "picwish",
  decides: (target) => (target.endpoint.id === "scale" ? casesOf(target).map(({ clause }) => clause) : []),
  async run(trial) {
    for (const { clause, edges, factor } of casesOf(trial.target)) {
      for (const edge of edges) await judge(trial, clause, edge, factor);
    }
  },
});

async function judge(trial: Trial, clause: string, edge: number, factor: 1 | 2 | 4 | undefined): Promise<void> {
  const picture = await trial.picture({ width: edge, height: Math.max(10, Math.round(edge / 16)), format: "png" });
  const change = factor === undefined ? {} : { change: { set: { scale_factor: factor } } };
  const plan = plannedWork(trial.target, trial.fields(picture, change), picture);
  const size = plan && plannedSize(plan, picture);
  const answer = await trial.outcome(picture, change);
  const link = firstOutput(answer);
  const file = link === undefined ? undefined : await trial.fetchResult(link);
  const probe = file ? probePicture(file.bytes) : undefined;
  trial.check(clause, {
    title: `enlarges ${edge} pixels ${factor === undefined ? "by itself" : `with factor ${factor}`} as documented`,
    ok: !!size && !!probe?.ok && probe.facts.width === size.width && probe.facts.height === size.height,
    expected: size ? describeFacts({ format: "png", ...size }) : "a picture",
    actual: file ? describePicture(file.bytes) : describe(answer),
    shownBy: file ? [answer, file] : [answer],
  });
}
