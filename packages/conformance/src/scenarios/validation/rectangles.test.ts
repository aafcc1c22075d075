import { describeScenario } from "../../testing/describe-scenario.js";
import { rectangles } from "./rectangles.js";

describeScenario(rectangles, (target) => [
  {
    when: "does not check parameters",
    faults: [{ fault: "skip-check", with: { check: "validate" } }],
    fails: rectangles.decides(target),
  },
]);
