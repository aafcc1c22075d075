import * as z from "zod";
import { firstSource } from "../../../contract/precedence.js";
import {
  binaryNeedsSync,
  deliveryExample,
  deliveryFields,
  picwishDelivers,
  picwishDelivery,
  returnTypeEnabled,
} from "../delivery.js";
import { picwishAnswer } from "../envelope.js";
import { imageBytesLimit, picwishFormats } from "../limits.js";
import { appliedScaleFactor, smallestLongEdgePx } from "../rules/scale-factor.js";
import { imageSlot, imageSourceFields, imageSources, oneImageSource, picwishSourceRule } from "../sources.js";
import { answer, endpoint, field } from "../vocabulary.js";

/** Enlarge a picture and make it clearer. */
export const scale = endpoint({
  id: "scale",
  title: "Enlarge and sharpen a picture",
  document: "picwish-scale",
  work: "upscale",
  routes: {
    submit: { method: "POST", path: "/api/tasks/visual/scale", clause: { erratum: "routes.submit" } },
    poll: { method: "GET", path: "/api/tasks/visual/scale/{task_id}", clause: { erratum: "routes.poll" } },
  },
  encodings: () => ["multipart", "form", "json"],
  fields: {
    ...imageSourceFields("scale"),
    type: field.choice({
      clause: "picwish.scale.type",
      required: (readings) => readings["scale.type-missing"] === "refused",
      refusal: "Invalid task type",
      values: [
        { value: "clean", clause: "picwish.scale.type-clean", means: "any picture" },
        { value: "face", clause: "picwish.scale.type-face", means: "portraits" },
      ],
    }),
    scale_factor: field.choice({
      clause: "picwish.scale.factor",
      values: [
        { value: 1, clause: "picwish.scale.factor-1", means: "keep the size" },
        { value: 2, clause: "picwish.scale.factor-2", means: "twice as wide and high" },
        { value: 4, clause: "picwish.scale.factor-4", means: "four times as wide and high" },
      ],
    }),
    fix_face_only: field.choice({
      clause: "picwish.scale.fix-face-only",
      default: 0,
      ignored: (values) => values.type !== "face",
      heededWith: { type: "face" },
      values: [
        { value: 0, clause: "picwish.scale.fix-face-only-0", means: "work on the whole picture" },
        { value: 1, clause: "picwish.scale.fix-face-only-1", means: "work on faces only" },
      ],
    }),
    ...deliveryFields,
  },
  constraints: [oneImageSource("scale"), returnTypeEnabled, binaryNeedsSync],
  limits: {
    imageBytes: imageBytesLimit("scale"),
    faces: { unit: "items", clause: "picwish.scale.faces-at-most-ten", value: () => 10 },
  },
  formats: picwishFormats,
  sourceRule: picwishSourceRule,
  uploads: ["image_file"],
  pictures: { image: imageSlot("scale") },
  delivers: { ...picwishDelivers, outputs: ["image"] },
  delivery: picwishDelivery,
  jobs(values, readings) {
    const image = firstSource(imageSources("scale", readings), values);
    return image ? [{ image }] : [];
  },
  plan({ values, image, readings }) {
    const longEdge = Math.max(image.width, image.height);
    if (longEdge < smallestLongEdgePx) {
      const because = `the long edge is ${longEdge} px; no range of the documents starts below ${smallestLongEdgePx} px`;
      const clause = { erratum: "scale.below-ten-pixels" };
      return { ok: false, failure: { reason: "invalid-image", detail: "too-few-pixels", because, clause } };
    }
    const factor = appliedScaleFactor(longEdge, values.scale_factor, readings["scale.auto-bands"]);
    const mode = values.type === "face" ? "portrait" : "general";
    const format = image.format === "jpg" ? "jpg" : "png";
    return {
      ok: true,
      plan: { work: "upscale", factor, mode, facesOnly: mode === "portrait" && values.fix_face_only === 1, format },
    };
  },
  example: (picture, wishes) => ({ image_file: picture, type: "clean", ...deliveryExample(wishes) }),
  results: [
    {
      output: "image",
      path: (taskId, _item, format) => `/tasks/output/scale/${taskId}.${format}`,
    },
  ],
  answer: picwishAnswer({
    type: answer.leaf({
      clause: "picwish.response.type",
      schema: z.string().min(1),
      when: { succeeded: "required" },
      value: (facts) => facts.values.type ?? "clean",
    }),
  }),
  credits: 2,
});
