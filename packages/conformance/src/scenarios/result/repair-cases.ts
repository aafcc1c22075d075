import type { AnyEndpoint, Via } from "@graycard/core";
import { binding } from "../../binding.js";
import { limitClause } from "../../limit-clause.js";
import { makeMask } from "../../pictures/make-mask.js";
import type { Region } from "../../pictures/region.js";
import type { Target } from "../../scenario.js";
import type { Trial } from "../../trial.js";
import { carried } from "../carried.js";
import { allFields } from "../validation/field-walk.js";
import { boxesOver, discsOver, leftHalf, regionOf, type Spot, spottedSize } from "./spotted.js";

/** A way to mark something in a picture, what has to come of it, and the clauses that say so. */
export interface RepairCase {
  readonly title: string;
  /** The fields that mark it. */
  fields(trial: Trial): Promise<Readonly<Record<string, unknown>>>;
  /** What is marked, and the spots in it. */
  readonly region: Region;
  readonly spots: readonly Spot[];
  /** Decided by both: what is marked is repaired, and all else is kept. */
  readonly clauses: readonly string[];
  /** Decided by what is marked alone, and by the rest alone. */
  readonly repaired?: readonly string[];
  readonly kept?: readonly string[];
  /** How masks travel in it. */
  readonly vias: readonly Via[];
}

/** Every way to mark a region that an endpoint has, and those that are told apart by which of them counts. */
export function repairCases(target: Target): readonly RepairCase[] {
  return [...boxCases(target), ...maskCases(target), ...halfCase(target), ...precedenceCases(target)];
}

function boxField({ endpoint }: Target) {
  const at = allFields(endpoint).find(({ field }) => field.kind === "rectangles");
  return at ? { name: String(at.path[0]), clause: at.field.clause } : undefined;
}

function masks({ endpoint, readings }: Target) {
  const slot = (endpoint as AnyEndpoint).pictures.mask;
  return (slot?.vias(readings as never) ?? []).map((via) => {
    const name = Object.keys(slot?.put({ via, value: "" }) ?? {})[0] ?? "";
    return { via, name, clause: endpoint.fields[name]?.clause };
  });
}

async function mask(trial: Trial, via: Via, white: Region, counts = true): Promise<unknown> {
  const bytes = makeMask(spottedSize.width, spottedSize.height, white);
  return carried(
    trial,
    via,
    { bytes, fileName: `graycard-mask-${bytes.byteLength}.png`, mediaType: "image/png" },
    counts,
  );
}

function of(target: Target, ...clauses: readonly (string | object | undefined)[]): readonly string[] {
  return binding(target, clauses);
}

function boxCases(target: Target): readonly RepairCase[] {
  const field = boxField(target);
  if (!field) return [];
  const { boxesAsList, severalBoxes, maskOptional, maskOrBoxes, regionRepaired } = target.vendor.promises;
  const one = boxesOver(0);
  const two = boxesOver(0, 2);
  const fields = (boxes: typeof one) => async () => ({ [field.name]: JSON.stringify(boxes) });
  return [
    {
      title: "repairs what a box marks",
      fields: fields(one),
      region: regionOf(one),
      spots: [0],
      clauses: of(target, field.clause, boxesAsList, maskOptional, maskOrBoxes, regionRepaired),
      vias: [],
    },
    {
      title: "repairs what two boxes mark, each in a corner",
      fields: fields(two),
      region: regionOf(two),
      spots: [0, 2],
      clauses: of(target, severalBoxes, boxesAsList),
      vias: [],
    },
  ];
}

function maskCases(target: Target): readonly RepairCase[] {
  const { boxesOptional, maskOrBoxes, maskAnyShape, maskSameSize, maskWhite, maskBlack, regionRepaired } =
    target.vendor.promises;
  const region = discsOver(0, 2);
  return masks(target).map(({ via, name, clause }) => ({
    title: `repairs the shapes of a mask in ${name}`,
    fields: async (trial) => ({ [name]: await mask(trial, via, region) }),
    region,
    spots: [0, 2],
    clauses: of(target, clause, boxesOptional, maskOrBoxes, maskAnyShape, maskSameSize, regionRepaired),
    repaired: of(target, maskWhite),
    kept: of(target, maskBlack),
    vias: [via],
  }));
}

/** Half of a picture is not more than half of it. */
function halfCase(target: Target): readonly RepairCase[] {
  const clauses = of(target, limitClause(target, "maskShare"));
  const [first] = masks(target);
  if (!first || clauses.length === 0) return [];
  const region = regionOf([leftHalf]);
  return [
    {
      title: "repairs half of a picture",
      fields: async (trial) => ({ [first.name]: await mask(trial, first.via, region) }),
      region,
      spots: [0],
      clauses,
      vias: [first.via],
    },
  ];
}

/**
 * Of all marks from one on, the first counts: what the others mark is to stay. No address is sure to be visited: not to
 * come for the one that counts is the mistake that is looked for.
 */
function precedenceCases(target: Target): readonly RepairCase[] {
  const clauses = of(target, target.vendor.promises.maskPrecedence);
  const field = boxField(target);
  const known = masks(target);
  if (clauses.length === 0 || !field) return [];
  return known.map((winner, index) => {
    const losers = known.slice(index + 1);
    return {
      title: `goes by ${winner.name} where ${[...losers.map(({ name }) => name), field.name].join(" and ")} are given, too`,
      async fields(trial) {
        const marks: Record<string, unknown> = { [field.name]: JSON.stringify(boxesOver(2)) };
        for (const { via, name } of losers) marks[name] = await mask(trial, via, discsOver(2), false);
        return { ...marks, [winner.name]: await mask(trial, winner.via, discsOver(0), false) };
      },
      region: discsOver(0),
      spots: [0],
      clauses,
      vias: [winner.via, ...losers.map(({ via }) => via)],
    };
  });
}
