import type { Constraint, PictureSlot, SourceRule, Via } from "../../../contract/endpoint.js";
import { firstSource, type SourceField, slotOf } from "../../../contract/precedence.js";
import { exampleRectangles, oneMaskSource, planRepair } from "../../picwish/mask-sources.js";
import { aliyunMarketAnswer } from "../envelope.js";
import { aliyunMarketFormats, aliyunMarketMostRectangles, aliyunMarketUrlRules } from "../limits.js";
import { type AliyunMarketClause, type AliyunMarketReadings, endpoint, field } from "../vocabulary.js";

type Values = Readonly<Record<string, unknown>>;

/** Whether a source goes unread: it is not enabled, or one that goes before it is given. */
function isUnread(slot: "image" | "mask", name: string) {
  return (values: Values, readings: AliyunMarketReadings): boolean => {
    const known = sources(slot, readings);
    const rank = known.findIndex((source) => source.field === name);
    return rank < 0 || firstSource(known.slice(0, rank), values) !== undefined;
  };
}

function upload(slot: "image" | "mask") {
  return field.upload({ clause: "aliyun-market.request.url-only", ignored: isUnread(slot, `${slot}_file`) });
}

function base64(slot: "image" | "mask") {
  return field.base64({ clause: "aliyun-market.request.url-only", ignored: isUnread(slot, `${slot}_base64`) });
}

function address(slot: "image" | "mask") {
  return field.url({
    clause: `aliyun-market.request.${slot}-url`,
    ...aliyunMarketUrlRules,
    ignored: isUnread(slot, `${slot}_url`),
  });
}

function sources(slot: "image" | "mask", readings: AliyunMarketReadings): readonly SourceField[] {
  const all = allSources(slot);
  return readings["sources.uploads"] === "ignored" ? all.filter(({ via }) => via === "url") : all;
}

function allSources(slot: "image" | "mask"): readonly SourceField[] {
  return [
    { field: `${slot}_file`, via: "upload" },
    { field: `${slot}_url`, via: "url" },
    { field: `${slot}_base64`, via: "base64" },
  ];
}

function slotFor(slot: "image" | "mask"): PictureSlot<AliyunMarketReadings> {
  return slotOf((readings) => sources(slot, readings), allSources(slot));
}

const imageRequired: Constraint<AliyunMarketClause, AliyunMarketReadings, Values> = {
  clause: "aliyun-market.request.image-url",
  broken: (values, readings) =>
    firstSource(sources("image", readings), values) ? undefined : "Missing parameter: image_url is required",
  counterexample: () => ({ drop: ["image_url"] }),
};

/** Only addresses are documented: a picture in the body is a matter of a contract with the vendor. */
function sourceRule(via: Via, readings: AliyunMarketReadings): SourceRule {
  if (via === "url") return { measure: "received", tooLarge: "failed" };
  return { measure: "received", tooLarge: "refused", dataPrefix: readings["base64.data-prefix"] };
}

/** Remove logos, dates and other marks; always answered at once. */
export const watermark = endpoint({
  id: "watermark",
  title: "Remove marked watermarks",
  document: "aliyun-market-watermark",
  work: "inpaint",
  routes: {
    submit: { method: "POST", path: "/tasks/visual/watermark", clause: "aliyun-market.request.path" },
  },
  encodings: (readings) =>
    readings["body.multipart"] === "refused" ? ["form", "json"] : ["form", "json", "multipart"],
  fields: {
    image_file: upload("image"),
    image_url: address("image"),
    image_base64: base64("image"),
    mask_file: upload("mask"),
    mask_url: address("mask"),
    mask_base64: base64("mask"),
    rectangles: field.rectangles({
      clause: "aliyun-market.request.rectangles",
      maxItems: aliyunMarketMostRectangles,
      integersClause: "aliyun-market.request.rectangles-integers",
      ignored: (values, readings) => firstSource(sources("mask", readings), values) !== undefined,
    }),
  },
  constraints: [
    imageRequired,
    oneMaskSource("aliyun-market.request.one-mask-source", (readings: AliyunMarketReadings) =>
      sources("mask", readings),
    ),
  ],
  limits: {},
  formats: aliyunMarketFormats,
  sourceRule,
  uploads: [],
  pictures: { image: slotFor("image"), mask: slotFor("mask") },
  delivers: { form: "link", outputs: ["image"] },
  delivery: () => ({ mode: "sync", form: "link" }),
  jobs(values, readings) {
    const image = firstSource(sources("image", readings), values);
    const mask = firstSource(sources("mask", readings), values);
    return image ? [{ image, ...(mask ? { mask } : {}) }] : [];
  },
  plan: ({ values, image, mask, readings }) => planRepair({ image, mask, rectangles: values.rectangles, readings }),
  example: (picture) => ({ image_url: picture.url, rectangles: exampleRectangles(picture) }),
  results: [
    {
      output: "image",
      path: (taskId, _item, format) => `/tasks/output/watermark/${taskId}-image.${format}`,
    },
  ],
  answer: aliyunMarketAnswer,
});
