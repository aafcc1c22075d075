import { changeFields } from "../../../testing/change-fields.js";
import { describeScenario } from "../../../testing/describe-scenario.js";
import { scaleFactor } from "./scale-factor.js";

const clause = (fact: string) => `picwish.scale.${fact}`;
const bands = (quadruple: number, double: number) => [
  { fault: "other-reading", with: { erratum: "scale.auto-bands", value: { quadruple, double } } },
];

describeScenario(scaleFactor, (target) => [
  {
    when: "has narrower ranges",
    faults: bands(499, 999),
    fails: ["auto-4x", "auto-2x", "explicit-2x", "explicit-4x"].map(clause),
  },
  {
    when: "has wider ranges",
    faults: bands(501, 1001),
    fails: ["auto-2x", "auto-1x", "explicit-2x", "explicit-4x"].map(clause),
  },
  {
    when: "enlarges the example",
    faults: bands(500, 1100),
    fails: ["auto-1x", "explicit-2x", "explicit-example"].map(clause),
  },
  {
    when: "doubles every result",
    faults: [{ fault: "bad-result", with: { scale: 2 } }],
    fails: scaleFactor
      .decides(target)
      .filter((each) => ![clause("explicit-may-not-apply"), clause("type-clean")].includes(each)),
  },
  {
    when: "gives negatives",
    faults: [{ fault: "bad-result", with: { pixels: "negative" } }],
    fails: [clause("type-clean")],
  },
  {
    when: "fills its pictures with grey",
    faults: [{ fault: "bad-result", with: { pixels: "flat" } }],
    fails: [clause("type-clean")],
  },
  {
    when: "overlooks the factor",
    faults: [{ fault: "ignore-field", with: { field: "scale_factor" } }],
    fails: ["explicit-1x", "explicit-2x", "explicit-4x"].map(clause),
  },
  {
    when: "fails at all work",
    faults: [{ fault: "task-outcome", with: { code: -1 } }],
    fails: scaleFactor.decides(target),
  },
  {
    when: "enlarges four times where nobody says how much",
    between: changeFields((fields) => ("scale_factor" in fields ? fields : { ...fields, scale_factor: "4" })),
    fails: ["auto-2x"].map(clause),
  },
]);
