import { firstSource, slotOf } from "../../../contract/precedence.js";
import {
  binaryNeedsSync,
  deliveryExample,
  deliveryFields,
  picwishDelivers,
  picwishDelivery,
  returnTypeEnabled,
} from "../delivery.js";
import { picwishAnswer } from "../envelope.js";
import { imageBytesLimit, picwishFormats, picwishUrlRules } from "../limits.js";
import { exampleRectangles, maskFields, mostRectangles, oneMaskSource, planRepair } from "../mask-sources.js";
import { imageSlot, imageSourceFields, imageSources, oneImageSource, picwishSourceRule } from "../sources.js";
import { endpoint, field } from "../vocabulary.js";

/** Remove what a mask or boxes mark, and fill the place from its surroundings. */
export const inpaint = endpoint({
  id: "inpaint",
  title: "Remove marked objects",
  document: "picwish-inpaint",
  work: "inpaint",
  routes: {
    submit: { method: "POST", path: "/api/tasks/visual/inpaint", clause: { erratum: "routes.submit" } },
    poll: { method: "GET", path: "/api/tasks/visual/inpaint/{task_id}", clause: { erratum: "routes.poll" } },
  },
  encodings: () => ["multipart", "form", "json"],
  fields: {
    ...imageSourceFields("inpaint"),
    mask_file: field.upload({ clause: "picwish.inpaint.mask-file" }),
    mask_url: field.url({
      clause: "picwish.inpaint.mask-url",
      ...picwishUrlRules,
      ignored: (values) => firstSource(maskFields.slice(0, 1), values) !== undefined,
    }),
    mask_base64: field.base64({
      clause: "picwish.inpaint.mask-base64",
      ignored: (values) => firstSource(maskFields.slice(0, 2), values) !== undefined,
    }),
    rectangles: field.rectangles({
      clause: "picwish.inpaint.rectangles",
      maxItems: mostRectangles,
      integersClause: "picwish.inpaint.rectangles-integers",
      // A mask goes before rectangles, and what comes after is not read.
      ignored: (values) => firstSource(maskFields, values) !== undefined,
    }),
    ...deliveryFields,
  },
  constraints: [
    oneImageSource("inpaint"),
    oneMaskSource("picwish.inpaint.one-mask-source", () => maskFields),
    returnTypeEnabled,
    binaryNeedsSync,
  ],
  limits: {
    imageBytes: imageBytesLimit("inpaint"),
    urlChars: { unit: "chars", clause: "picwish.inpaint.image-url-length", value: () => picwishUrlRules.maxChars },
    downloadMs: { unit: "ms", clause: "picwish.inpaint.image-url-timeout", value: () => 10_000 },
    rectangles: { unit: "items", clause: "picwish.inpaint.rectangles-at-most-50", value: () => mostRectangles },
  },
  formats: picwishFormats,
  sourceRule: picwishSourceRule,
  uploads: ["image_file", "mask_file"],
  pictures: { image: imageSlot("inpaint"), mask: slotOf(() => maskFields, maskFields) },
  delivers: { ...picwishDelivers, outputs: ["image"] },
  delivery: picwishDelivery,
  jobs(values, readings) {
    const image = firstSource(imageSources("inpaint", readings), values);
    const mask = firstSource(maskFields, values);
    return image ? [{ image, ...(mask ? { mask } : {}) }] : [];
  },
  plan: ({ values, image, mask, readings }) => planRepair({ image, mask, rectangles: values.rectangles, readings }),
  example: (picture, wishes) => ({
    image_file: picture,
    rectangles: exampleRectangles(picture),
    ...deliveryExample(wishes),
  }),
  results: [
    {
      output: "image",
      path: (taskId, _item, format) => `/tasks/output/inpaint/${taskId}-image.${format}`,
    },
  ],
  answer: picwishAnswer(),
});
