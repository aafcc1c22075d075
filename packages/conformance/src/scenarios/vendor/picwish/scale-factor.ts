import type { ScaleBands } from "@graycard/core";
import { readPixels } from "../../../pictures/read-pixels.js";
import { tellSize } from "../../../properties/has-size.js";
import type { Property } from "../../../properties/property.js";
import { showsSameScene } from "../../../properties/shows-same-scene.js";
import { clausesOf, defineScenario, type Target } from "../../../scenario.js";
import type { Trial } from "../../../trial.js";
import { judgeSuccess } from "../../judge.js";
import { checkProperty, seePicture } from "../../result/see-picture.js";

type Factor = 1 | 2 | 4;

/** A long edge with the factors that may come of it: several where the documents leave it open. */
interface Edge {
  readonly px: number;
  readonly factors: readonly Factor[];
  readonly clauses: readonly string[];
  /** Decided by the work alone: a factor without effect is no failure. */
  readonly noFailure?: string;
  /** What promises that the same is to be seen: one picture, large enough for more than a few dots, is looked at. */
  readonly scene?: string;
}

interface Case {
  readonly requested?: Factor;
  readonly edges: readonly Edge[];
}

const clause = (fact: string) => `picwish.scale.${fact}`;

/** Long edges on both sides of every boundary in force, with the clause that each side of it belongs to. */
function casesOf({ readings }: Target): readonly Case[] {
  const { quadruple, double } = readings["scale.auto-bands"] as ScaleBands;
  const edge = (px: number, factors: readonly Factor[], ...facts: readonly string[]): Edge => ({
    px,
    factors,
    clauses: facts.map(clause),
  });
  const beyond = { noFailure: clause("explicit-may-not-apply") };
  return [
    {
      edges: [
        edge(11, [4], "auto-4x"),
        { ...edge(quadruple, [4], "auto-4x"), scene: clause("type-clean") },
        edge(quadruple + 1, [2], "auto-2x"),
        edge(double, [2], "auto-2x"),
        edge(double + 1, [1], "auto-1x"),
        edge(4096, [1], "auto-1x"),
      ],
    },
    {
      requested: 1,
      edges: [edge(10, [1], "explicit-1x"), edge(quadruple, [1], "explicit-1x"), edge(4096, [1], "explicit-1x")],
    },
    {
      requested: 2,
      edges: [
        edge(10, [2], "explicit-2x"),
        edge(double, [2], "explicit-2x"),
        { ...edge(double + 1, [1], "explicit-2x"), ...beyond },
        { ...edge(1100, [1], "explicit-example", "explicit-2x"), ...beyond },
      ],
    },
    {
      requested: 4,
      edges: [
        edge(10, [4], "explicit-4x"),
        edge(quadruple, [4], "explicit-4x"),
        // Whether it is enlarged by less instead is not said.
        { ...edge(quadruple + 1, [1, 2], "explicit-4x"), ...beyond },
      ],
    },
  ];
}

/** Pictures are enlarged by the factor that the documents' ranges give for their long edge. */
export const scaleFactor = defineScenario({
  id: "scale-factor",
  area: "result",
  vendor: "picwish",
  decides(target) {
    if (target.endpoint.id !== "scale") return [];
    const edges = casesOf(target).flatMap((each) => each.edges);
    return clausesOf(edges.flatMap(({ clauses, noFailure, scene }) => [...clauses, noFailure, scene]));
  },
  async run(trial) {
    for (const { edges, requested } of casesOf(trial.target)) {
      for (const edge of edges) await judge(trial, edge, requested);
    }
  },
});

async function judge(trial: Trial, edge: Edge, requested: Factor | undefined): Promise<void> {
  const { px, factors, clauses, noFailure, scene } = edge;
  const picture = await trial.picture({ width: px, height: Math.max(10, Math.round(px / 16)), format: "png" });
  const change = requested === undefined ? {} : { change: { set: { scale_factor: requested } } };
  const answer = await trial.outcome(picture, change);
  const how = requested === undefined ? "by itself" : `with factor ${requested}`;
  if (noFailure) judgeSuccess(trial, noFailure, answer, `does not fail at ${px} pixels ${how}`);
  const result = await seePicture(trial, answer);
  const property = isEnlarged(result.pixels, picture, factors);
  for (const each of clauses)
    checkProperty(trial, each, `enlarges ${px} pixels ${how} as documented`, result, property);
  if (scene === undefined) return;
  const same = showsSameScene(await readPixels(picture.bytes), result.pixels);
  checkProperty(trial, scene, `shows at ${px} pixels ${how} what was sent`, result, same);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The picture is larger than its source by one of these factors. */
function isEnlarged(picture: Size | undefined, source: Size, factors: readonly Factor[]): Property {
  const sizes = factors.map((factor) => ({ width: source.width * factor, height: source.height * factor }));
  return {
    ok: sizes.some(({ width, height }) => picture?.width === width && picture.height === height),
    expected: sizes.map(tellSize).join(" or "),
    actual: tellSize(picture),
  };
}
