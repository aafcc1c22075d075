import type { Limits } from "../../contract/limit.js";
import type { PicwishClause, PicwishReadings } from "./vocabulary.js";

/** Limits that hold for every endpoint. */
export const picwishLimits = {
  maxSidePx: { unit: "px", clause: "picwish.limit.image-side", value: () => 4096 },
  processingMs: { unit: "ms", clause: "picwish.limit.processing-time", value: () => 30_000 },
  usualMs: { unit: "ms", clause: "picwish.limit.usual-time", value: () => 2_000 },
  qps: { unit: "per second", clause: "picwish.limit.qps", value: () => 2 },
  linkLifeMs: { unit: "ms", clause: "picwish.limit.link-life", value: (readings) => readings["link.life"] },
  taskLifeMs: { unit: "ms", clause: { erratum: "task.life" }, value: () => 3_600_000 },
} as const satisfies Limits<PicwishClause, PicwishReadings>;

/** The size limit of one endpoint's pictures; the megabyte and the count of them are both open to reading. */
export function imageBytesLimit(endpoint: "scale" | "inpaint" | "segmentation") {
  return {
    unit: "bytes" as const,
    clause: "picwish.limit.image-bytes" as const,
    value: (readings: PicwishReadings) => readings["size.limit-megabytes"][endpoint] * readings["size.megabyte"],
  };
}

/** Formats the documents list; a GIF is refused whether it moves or not, as no list has it. */
export const picwishFormats = {
  accepted: ["jpg", "png", "webp", "tiff", "bmp"],
  clause: "picwish.limit.formats",
} as const;

/** What an address may look like; the documents say so for inpaint, and the others follow it. */
export const picwishUrlRules = { schemes: ["http", "https", "oss"], maxChars: 512 } as const;
