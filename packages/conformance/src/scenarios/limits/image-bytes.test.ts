import { describeScenario } from "../../testing/describe-scenario.js";
import { imageBytes } from "./image-bytes.js";

describeScenario(imageBytes, (target) => {
  const all = imageBytes.decides(target);
  const [limit = ""] = all;
  const { imageBytesInclusive } = target.vendor.promises;
  const inclusive = imageBytesInclusive === undefined ? [] : [imageBytesInclusive];
  return [
    {
      when: "does not look at sizes",
      faults: [{ fault: "skip-check", with: { check: "size" } }],
      fails: all.filter((clause) => !inclusive.includes(clause)),
    },
    {
      when: "takes half of it only",
      faults: [{ fault: "other-limit", with: { limit: "imageBytes", value: (target.limits.imageBytes ?? 0) / 2 } }],
      fails: [limit, ...inclusive],
    },
  ];
});
