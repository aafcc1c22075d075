import { describeScenario } from "../../../testing/describe-scenario.js";
import { scaleFactor } from "./scale-factor.js";

describeScenario(scaleFactor, (target) => [
  {
    when: "has narrower ranges",
    faults: [{ fault: "other-reading", with: { erratum: "scale.auto-bands", value: { quadruple: 499, double: 999 } } }],
    fails: ["picwish.scale.auto-4x", "picwish.scale.auto-2x", "picwish.scale.explicit-2x", "picwish.scale.explicit-4x"],
  },
  {
    when: "has wider ranges",
    faults: [
      { fault: "other-reading", with: { erratum: "scale.auto-bands", value: { quadruple: 501, double: 1001 } } },
    ],
    fails: ["picwish.scale.auto-2x", "picwish.scale.auto-1x", "picwish.scale.explicit-4x"],
  },
  {
    when: "doubles every result",
    faults: [{ fault: "bad-result", with: { scale: 2 } }],
    fails: scaleFactor.decides(target),
  },
]);
