import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { resultPicture } from "./result-picture.js";

describeScenario(resultPicture, (target): readonly Twin[] => {
  const { linkResult = "", base64Result, binaryResult, sameScene } = target.vendor.promises;
  const all = resultPicture.decides(target);
  const formsOnly = all.filter((clause) => clause !== sameScene);
  const scene = all.filter((clause) => clause === sameScene);
  const badFile: readonly Twin[] = [
    { when: "halves the picture", faults: [{ fault: "bad-result", with: { scale: 0.5 } }], fails: formsOnly },
    { when: "makes another format", faults: [{ fault: "bad-result", with: { format: "webp" } }], fails: formsOnly },
    {
      when: "does not serve the file",
      faults: [{ fault: "bad-result", with: { status: 404 } }],
      fails: [linkResult, ...scene],
    },
    {
      when: "hands over a sentence",
      faults: [{ fault: "bad-result", with: { text: "no pic" } }],
      fails: all,
    },
  ];
  if (base64Result === undefined) return badFile;
  const elsewhere: readonly Twin[] = (["negative", "flat"] as const).map((pixels) => ({
    when: `makes the picture ${pixels}`,
    faults: [{ fault: "bad-result", with: { pixels } }],
    fails: scene,
  }));
  const other: Twin =
    binaryResult === undefined
      ? {
          when: "sends text that is no base64",
          faults: [{ fault: "rewrite-answer", with: { set: { "media_info_list.0.media_data": "!" } } }],
          fails: [linkResult, base64Result, ...scene],
        }
      : {
          when: "always gives a link",
          faults: [{ fault: "ignore-field", with: { field: "return_type" } }],
          fails: [base64Result, binaryResult],
        };
  return [...badFile, ...elsewhere, other];
});
