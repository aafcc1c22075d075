import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { resultPicture } from "./result-picture.js";

describeScenario(resultPicture, (target): readonly Twin[] => {
  const { linkResult = "", base64Result, binaryResult } = target.vendor.promises;
  const all = resultPicture.decides(target);
  const badFile: readonly Twin[] = [
    { when: "halves the picture", faults: [{ fault: "bad-result", with: { scale: 0.5 } }], fails: all },
    { when: "makes another format", faults: [{ fault: "bad-result", with: { format: "webp" } }], fails: all },
    { when: "does not serve the file", faults: [{ fault: "bad-result", with: { status: 404 } }], fails: [linkResult] },
    {
      when: "hands over a sentence",
      faults: [{ fault: "bad-result", with: { text: "no pic" } }],
      fails: all,
    },
  ];
  if (base64Result === undefined) return badFile;
  const other: Twin =
    binaryResult === undefined
      ? {
          when: "sends text that is no base64",
          faults: [{ fault: "rewrite-answer", with: { set: { "media_info_list.0.media_data": "!" } } }],
          fails: [linkResult, base64Result],
        }
      : {
          when: "always gives a link",
          faults: [{ fault: "ignore-field", with: { field: "return_type" } }],
          fails: [base64Result, binaryResult],
        };
  return [...badFile, other];
});
