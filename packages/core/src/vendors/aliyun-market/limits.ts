import type { Limits } from "../../contract/limit.js";
import { largestMarkedShare } from "../picwish/rules/marked-share.js";
import type { AliyunMarketClause, AliyunMarketReadings } from "./vocabulary.js";

/** What an address may look like. */
export const aliyunMarketUrlRules = { schemes: ["http", "https", "oss"], maxChars: 512 } as const;

/** The most boxes a request may have. */
export const aliyunMarketMostRectangles = 50;

/** The formats the document lists. */
export const aliyunMarketFormats = {
  accepted: ["jpg", "png", "webp", "tiff", "bmp"],
  clause: "aliyun-market.limit.formats",
} as const;

export const aliyunMarketLimits = {
  imageBytes: {
    unit: "bytes",
    clause: "aliyun-market.limit.image-bytes",
    value: (readings) => 15 * readings["size.megabyte"],
  },
  maxSidePx: { unit: "px", clause: "aliyun-market.limit.image-side", value: () => 4096 },
  urlChars: {
    unit: "chars",
    clause: "aliyun-market.request.image-url-length",
    value: () => aliyunMarketUrlRules.maxChars,
  },
  downloadMs: { unit: "ms", clause: "aliyun-market.request.image-url-timeout", value: () => 10_000 },
  processingMs: { unit: "ms", clause: "aliyun-market.limit.processing-time", value: () => 30_000 },
  usualMs: { unit: "ms", clause: "aliyun-market.limit.usual-time", value: () => 2_000 },
  qps: { unit: "per second", clause: "aliyun-market.limit.qps", value: () => 2 },
  linkLifeMs: {
    unit: "ms",
    clause: "aliyun-market.limit.link-life",
    value: (readings) => readings["link.life"],
  },
  rectangles: {
    unit: "items",
    clause: "aliyun-market.request.rectangles-at-most-50",
    value: () => aliyunMarketMostRectangles,
  },
  maskShare: { unit: "share", clause: "aliyun-market.mask.at-most-half", value: () => largestMarkedShare },
} as const satisfies Limits<AliyunMarketClause, AliyunMarketReadings>;
