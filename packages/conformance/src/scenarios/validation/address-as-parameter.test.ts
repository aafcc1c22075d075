import { changeFields, type SentFields } from "../../testing/change-fields.js";
import { describeScenario } from "../../testing/describe-scenario.js";
import { addressAsParameter } from "./address-as-parameter.js";

/** Changes every address in a request, wherever it stands. */
function withAddresses(change: (url: string) => string) {
  return changeFields((fields): SentFields => {
    const text = JSON.stringify(fields, (_name, value) =>
      typeof value === "string" && value.startsWith("https:") ? change(value) : value,
    );
    return JSON.parse(text) as SentFields;
  });
}

describeScenario(addressAsParameter, (target) => [
  {
    when: "cuts addresses where the next parameter seems to begin",
    between: withAddresses((url) => url.split("&")[0] ?? ""),
    fails: addressAsParameter.decides(target),
  },
  {
    when: "decodes addresses once more",
    between: withAddresses((url) => decodeURIComponent(url)),
    fails: addressAsParameter.decides(target),
  },
]);
