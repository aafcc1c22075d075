import { describeScenario } from "../../testing/describe-scenario.js";
import { tamperedLink } from "./tampered-link.js";

describeScenario(tamperedLink, (target) => [
  {
    when: "does not look at signatures",
    faults: [{ fault: "skip-check", with: { check: "link" } }],
    fails: tamperedLink.decides(target),
  },
]);
