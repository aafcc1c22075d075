import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { linkLife } from "./link-life.js";

describeScenario(linkLife, (target): readonly Twin[] => {
  const { expiredLink = "" } = target.vendor.promises;
  const life = linkLife.decides(target).filter((clause) => clause !== expiredLink);
  const short = { fault: "other-limit", with: { limit: "linkLifeMs", value: 600_000 } };
  return [
    { when: "gives links ten minutes", faults: [short], fails: life },
    {
      when: "serves links for ever",
      faults: [{ fault: "skip-check", with: { check: "link" } }],
      fails: [expiredLink],
    },
  ];
});
