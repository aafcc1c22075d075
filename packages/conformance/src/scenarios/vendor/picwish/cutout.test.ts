import { describeScenario } from "../../../testing/describe-scenario.js";
import { cutout } from "./cutout.js";

const clause = (fact: string) => `picwish.segmentation.${fact}`;
const elsewhere = "https://graycard.invalid/tasks/output/segmentation/none-mask.png";

describeScenario(cutout, () => [
  {
    when: "always gives the image alone",
    faults: [{ fault: "ignore-field", with: { field: "output_type" } }],
    fails: ["output-type-both", "output-type-mask", "mask-black-white", "crop-original", "crop-edges"].map(clause),
  },
  {
    when: "gives a mask that was not asked for",
    faults: [
      { fault: "rewrite-answer", operation: "submit", after: 1, times: 1, with: { set: { "data.mask": elsewhere } } },
    ],
    fails: [clause("output-type-image")],
  },
  {
    when: "fills its pictures with grey",
    faults: [{ fault: "bad-result", with: { pixels: "flat" } }],
    fails: ["mask-black-white", "format-png", "bg-color-hex", "bg-color-default-white", "bg-color-needs-jpg"].map(
      clause,
    ),
  },
  {
    when: "overlooks the format",
    faults: [{ fault: "ignore-field", with: { field: "format" } }],
    fails: ["format-jpg", "bg-color-hex", "bg-color-default-white"].map(clause),
  },
  {
    when: "overlooks the background colour",
    faults: [{ fault: "ignore-field", with: { field: "bg_color" } }],
    fails: [clause("bg-color-hex")],
  },
  {
    when: "does not trim",
    faults: [{ fault: "ignore-field", with: { field: "crop" } }],
    fails: [clause("crop-edges")],
  },
  {
    when: "halves its pictures",
    faults: [{ fault: "bad-result", with: { scale: 0.5 } }],
    // A halved mask has soft edges, too.
    fails: ["crop-original", "mask-black-white"].map(clause),
  },
]);
