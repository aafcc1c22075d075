import { describeScenario } from "../../testing/describe-scenario.js";
import { imageBytes } from "./image-bytes.js";

describeScenario(imageBytes, (target) => {
  const all = imageBytes.decides(target);
  const [limit = ""] = all;
  // A picture behind an address is not in the request: its size says nothing about the status for large requests.
  const byAddress = target.endpoint.uploads.length === 0;
  return [
    {
      when: "does not look at sizes",
      faults: [{ fault: "skip-check", with: { check: "size" } }],
      fails: byAddress ? [limit] : all,
    },
    {
      when: "takes half of it only",
      faults: [{ fault: "other-limit", with: { limit: "imageBytes", value: (target.limits.imageBytes ?? 0) / 2 } }],
      fails: [limit],
    },
  ];
});
