import { describeScenario, type Twin } from "../../testing/describe-scenario.js";
import { imageSources } from "./image-sources.js";

describeScenario(imageSources, (target): readonly Twin[] => {
  const { endpoint, readings, vendor } = target;
  const { imageFieldsOptional, imageFileOptional, urlSchemes, pictureByUrl } = vendor.promises;
  const all = imageSources.decides(target);
  const { image } = endpoint.pictures;
  const names = image.vias(readings as never).map((via) => Object.keys(image.put({ via, value: "" }))[0] ?? "");
  const overlooking = names.flatMap((name): readonly Twin[] => {
    const { kind, clause } = endpoint.fields[name] ?? {};
    const fails = [
      clause,
      imageFieldsOptional,
      ...(kind === "upload" ? [] : [imageFileOptional]),
      ...(kind === "url" ? [urlSchemes, pictureByUrl] : []),
    ];
    const named = all.filter((each) => fails.includes(each));
    if (!all.includes(String(clause))) return [];
    return [{ when: `overlooks ${name}`, faults: [{ fault: "ignore-field", with: { field: name } }], fails: named }];
  });
  return [
    ...overlooking,
    { when: "halves the picture", faults: [{ fault: "bad-result", with: { scale: 0.5 } }], fails: all },
  ];
});
