import * as z from "zod";
import { type Delivers, deliveredOutputs } from "../../../contract/delivers.js";
import type { Constraint } from "../../../contract/endpoint.js";
import { firstSource } from "../../../contract/precedence.js";
import type { CutoutPlan } from "../../../contract/work.js";
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
import { imageSlot, imageSourceFields, imageSources, oneImageSource, picwishSourceRule } from "../sources.js";
import { answer, endpoint, field, type PicwishClause, type PicwishReadings } from "../vocabulary.js";

const delivers = {
  ...picwishDelivers,
  outputs: { field: ["output_type"], values: { 1: ["image", "mask"], 3: ["mask"] }, otherwise: ["image"] },
} as const satisfies Delivers;

/** One binary body cannot be two pictures. */
const binaryIsOnePicture: Constraint<
  PicwishClause,
  PicwishReadings,
  { readonly return_type?: number | undefined; readonly output_type?: number | undefined }
> = {
  clause: { erratum: "segmentation.binary-with-both" },
  broken: (values) =>
    values.return_type === 3 && values.output_type === 1
      ? "Invalid parameter: return_type 3 cannot carry both pictures of output_type 1"
      : undefined,
  counterexample: (readings) =>
    readings["return-type.enabled"] === "link-only" ? undefined : { set: { return_type: 3, output_type: 1, sync: 1 } },
};

/** Link or text of an output that was asked for; where it was not, the field is absent or empty by reading. */
function output(name: "image" | "mask") {
  return answer.leaf({
    clause: `picwish.response.${name}`,
    schema: z.string(),
    when: { succeeded: "optional" },
    value: (facts) =>
      facts.items[0]?.[name]?.text ??
      (facts.phase === "succeeded" && facts.readings["segmentation.unrequested-output"] === "empty" ? "" : undefined),
  });
}

/** Where the subject is in the picture that was sent, whatever was trimmed away afterwards. */
const foregroundRect = answer.leaf({
  clause: { erratum: "segmentation.foreground-rect" },
  schema: z.object({ x: z.int(), y: z.int(), width: z.int().nonnegative(), height: z.int().nonnegative() }),
  when: { succeeded: "optional" },
  value: ({ items, readings }) =>
    readings["segmentation.foreground-rect"] === "sent" ? (items[0]?.image ?? items[0]?.mask)?.subject : undefined,
});

/** Separate a subject from its background. */
export const segmentation = endpoint({
  id: "segmentation",
  title: "Cut out the subject",
  document: "picwish-segmentation",
  work: "cutout",
  routes: {
    submit: { method: "POST", path: "/api/tasks/visual/segmentation", clause: { erratum: "routes.submit" } },
    poll: { method: "GET", path: "/api/tasks/visual/segmentation/{task_id}", clause: { erratum: "routes.poll" } },
  },
  encodings: () => ["multipart", "form", "json"],
  fields: {
    ...imageSourceFields("segmentation"),
    type: field.choice({
      clause: "picwish.segmentation.type",
      refusal: "Invalid task type",
      meansAbsent: (raw, readings) => raw === "auto" && readings["segmentation.type-auto"] === "accepted",
      values: [
        { value: "person", clause: "picwish.segmentation.type-person", means: "a person" },
        { value: "object", clause: "picwish.segmentation.type-object", means: "an object" },
        { value: "stamp", clause: "picwish.segmentation.type-stamp", means: "a stamp or seal" },
      ],
    }),
    output_type: field.choice({
      clause: "picwish.segmentation.output-type",
      default: 2,
      values: [
        { value: 1, clause: "picwish.segmentation.output-type-both", means: "the cut-out and its mask" },
        { value: 2, clause: "picwish.segmentation.output-type-image", means: "the cut-out" },
        { value: 3, clause: "picwish.segmentation.output-type-mask", means: "the mask" },
      ],
    }),
    crop: field.choice({
      clause: "picwish.segmentation.crop",
      default: 0,
      values: [
        { value: 0, clause: "picwish.segmentation.crop-original", means: "keep the size of the picture" },
        { value: 1, clause: "picwish.segmentation.crop-edges", means: "trim to the edges of the subject" },
      ],
    }),
    format: field.choice({
      clause: "picwish.segmentation.format",
      default: "png",
      values: [
        { value: "png", clause: "picwish.segmentation.format-png", means: "transparent background" },
        { value: "jpg", clause: "picwish.segmentation.format-jpg", means: "painted background" },
      ],
    }),
    bg_color: field.text({
      clause: "picwish.segmentation.bg-color-hex",
      pattern: /^[0-9A-Fa-f]{6}$/,
      means: "six hexadecimal digits",
      counterexample: "red",
      ignored: (values) => values.format !== "jpg",
      heededWith: { format: "jpg" },
    }),
    ...deliveryFields,
  },
  constraints: [oneImageSource("segmentation"), returnTypeEnabled, binaryNeedsSync, binaryIsOnePicture],
  limits: {
    imageBytes: imageBytesLimit("segmentation"),
    processingMs: {
      unit: "ms",
      clause: "picwish.limit.processing-time",
      value: (readings) => (readings["task.processing-limit"] === "sixty-for-segmentation" ? 60_000 : 30_000),
    },
  },
  formats: picwishFormats,
  sourceRule: picwishSourceRule,
  uploads: ["image_file"],
  pictures: { image: imageSlot("segmentation") },
  delivers,
  delivery(values, readings) {
    const [binaryOutput = "image"] = deliveredOutputs(delivers, values);
    return { ...picwishDelivery(values, readings), binaryOutput };
  },
  jobs(values, readings) {
    const image = firstSource(imageSources("segmentation", readings), values);
    return image ? [{ image }] : [];
  },
  plan: ({ values, readings }) => ({
    ok: true,
    plan: {
      work: "cutout",
      subject: values.type ?? "auto",
      crop: values.crop === 1,
      format: values.format ?? "png",
      background: (values.bg_color ?? "ffffff").toLowerCase(),
      outputs: deliveredOutputs(delivers, values) as CutoutPlan["outputs"],
      ...(readings["segmentation.foreground-rect"] === "sent" ? { tellsBox: true } : {}),
      ...(readings["segmentation.nothing-found"] === "success" ? { emptyAllowed: true } : {}),
    },
  }),
  example: (picture, wishes) => ({ image_file: picture, ...deliveryExample(wishes) }),
  results: [
    {
      output: "image",
      path: (taskId, _item, format) => `/tasks/output/segmentation/${taskId}-image.${format}`,
    },
    {
      output: "mask",
      path: (taskId, _item, format) => `/tasks/output/segmentation/${taskId}-mask.${format}`,
    },
  ],
  answer: picwishAnswer({
    foreground_rect: foregroundRect,
    image: output("image"),
    mask: output("mask"),
    output_type: answer.leaf({
      clause: "picwish.response.output-type",
      schema: z.int().min(1).max(3),
      when: { succeeded: "required" },
      value: (facts) => facts.values.output_type ?? 2,
    }),
    type: answer.leaf({
      clause: "picwish.response.type",
      schema: z.string().min(1),
      when: { succeeded: "required" },
      value: (facts) => facts.values.type ?? "auto",
    }),
  }),
  credits: 0.5,
});
