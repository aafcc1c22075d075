import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { linkLife } from "./link-life.js";

describeScenario(linkLife, (target): readonly Twin[] => {
  const { expiredLink = "" } = target.vendor.promises;
  const life = linkLife.decides(target).filter((clause) => clause !== expiredLink);
  const twice = { fault: "other-limit", with: { limit: "linkLifeMs", value: 7_200_000 } };
  return [
    { when: "gives links twice the life", faults: [twice], fails: life },
    {
      when: "serves links for ever",
      faults: [{ fault: "skip-check", with: { check: "link" } }],
      fails: [expiredLink],
    },
  ];
});
