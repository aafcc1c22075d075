import { vendors } from "@graycard/core";
import { expect, it } from "vitest";
import { makePicture } from "../../pictures/make-picture.js";
import { runSuite } from "../../runner.js";
import { changeFields, type SentFields } from "../../testing/change-fields.js";
import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { mockSubject } from "../../testing/mock-subject.js";
import { otherResult } from "../../testing/other-result.js";
import { repair } from "./repair.js";
import { spottedSize } from "./spotted.js";

const marks = ["mask_file", "mask_url", "mask_base64", "rectangles"];

/** Drops the first of several marks. */
function withoutTheFirst(fields: SentFields): SentFields {
  const [first, second] = marks.filter((name) => name in fields);
  return first !== undefined && second !== undefined ? { ...fields, [first]: undefined } : fields;
}

function withOneBox(fields: SentFields): SentFields {
  if (typeof fields.rectangles !== "string") return fields;
  return { ...fields, rectangles: JSON.stringify((JSON.parse(fields.rectangles) as unknown[]).slice(0, 1)) };
}

/** Marks all of the left half wherever a mask marks anything. */
function withCoarseMasks(fields: SentFields): SentFields {
  const masks = marks.slice(0, 3).filter((name) => name in fields);
  if (masks.length === 0 || "rectangles" in fields) return fields;
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !masks.includes(name)));
  return { ...rest, rectangles: JSON.stringify([{ x: 0, y: 0, ...spottedSize }]) };
}

it.each(["jpg", "webp"] as const)("judges a result that comes as %s by what it shows", async (format) => {
  for (const vendor of vendors) {
    const faults = [{ fault: "bad-result", with: { format } }];
    const run = await runSuite({
      subjects: [mockSubject(vendor, { faults })],
      scenarios: [repair],
      version: "test",
      now: () => 0,
    });
    expect(run.checks.filter(({ verdict }) => verdict === "fail" || verdict === "warn")).toEqual([]);
  }
});

describeScenario(repair, (target): readonly Twin[] => {
  const all = repair.decides(target);
  const { promises, limits } = target.vendor;
  const { maskPrecedence, severalBoxes, boxesAsList, maskWhite, maskBlack, boxesOptional, maskOrBoxes } = promises;
  const slot = target.endpoint.pictures.mask;
  const names = slot?.vias(target.readings as never).flatMap((via) => Object.keys(slot.put({ via, value: "" }))) ?? [];
  const masked = names.map((name) => target.endpoint.fields[name]?.clause);
  const ofMasks = [
    ...masked,
    boxesOptional,
    maskOrBoxes,
    promises.maskAnyShape,
    promises.maskSameSize,
    promises.regionRepaired,
    limits.maskShare?.clause,
  ];
  const those = (...clauses: readonly unknown[]) => all.filter((clause) => clauses.includes(clause));
  return [
    {
      when: "changes all of the picture",
      faults: [{ fault: "bad-result", with: { pixels: "negative" } }],
      // What is marked has changed, too.
      fails: all.filter((clause) => clause !== maskWhite),
    },
    {
      when: "gives the picture back as it was",
      between: otherResult(() => makePicture({ ...spottedSize, content: "spots", format: "png" })),
      fails: all.filter((clause) => clause !== maskBlack),
    },
    { when: "looks at one box only", between: changeFields(withOneBox), fails: those(severalBoxes, boxesAsList) },
    { when: "goes by the mark that comes last", between: changeFields(withoutTheFirst), fails: those(maskPrecedence) },
    {
      when: "repairs everything around what a mask marks",
      between: changeFields(withCoarseMasks),
      fails: those(...ofMasks, maskBlack),
    },
    ...names.map(
      (name, index): Twin => ({
        when: `overlooks ${name}`,
        faults: [{ fault: "ignore-field", with: { field: name } }],
        // Half of a picture is marked by the first of them.
        fails: those(
          masked[index],
          maskPrecedence,
          ...ofMasks.slice(masked.length, -1),
          ...(index === 0 ? [limits.maskShare?.clause, maskWhite, maskBlack] : []),
        ),
      }),
    ),
  ];
});
