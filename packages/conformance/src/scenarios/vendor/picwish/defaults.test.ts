import { changeFields } from "../../../testing/change-fields.js";
import { describeScenario } from "../../../testing/describe-scenario.js";
import { defaults } from "./defaults.js";

const sync = "picwish.request.sync-optional";
const returnType = "picwish.request.return-type-default";

describeScenario(defaults, (target) => {
  const all = defaults.decides(target);
  const ofLinks = all.filter((clause) => clause === returnType || clause === "picwish.scale.return-type-path");
  const ofFactor = all.filter((clause) => clause === "picwish.scale.factor-auto");
  return [
    {
      when: "refuses what leaves out sync",
      between: changeFields((fields) => ("sync" in fields ? fields : { ...fields, sync: "none" })),
      fails: all,
    },
    {
      when: "gives the picture itself without return_type",
      between: changeFields((fields) => ("return_type" in fields ? fields : { ...fields, return_type: "2" })),
      fails: ofLinks,
    },
    {
      when: "says that it gives something else",
      faults: [{ fault: "rewrite-answer", with: { set: { "data.return_type": 2 } } }],
      fails: ofLinks,
    },
    {
      when: "does not serve the file",
      faults: [{ fault: "bad-result", with: { status: 404 } }],
      fails: all.filter((clause) => clause !== sync),
    },
    {
      when: "keeps the size without scale_factor",
      between: changeFields((fields) => (fields.scale_factor ? fields : { ...fields, scale_factor: "1" })),
      fails: target.endpoint.id === "scale" ? ofFactor : [],
    },
    {
      when: "refuses an empty scale_factor",
      between: changeFields((fields) => (fields.scale_factor === "" ? { ...fields, scale_factor: "none" } : fields)),
      fails: ofFactor,
    },
  ];
});
