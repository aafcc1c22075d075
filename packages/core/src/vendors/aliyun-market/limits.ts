import type { Limits } from "../../contract/limit.js";
import type { AliyunMarketClause, AliyunMarketReadings } from "./vocabulary.js";

export const aliyunMarketLimits = {
  imageBytes: {
    unit: "bytes",
    clause: "aliyun-market.limit.image-bytes",
    value: (readings) => 15 * readings["size.megabyte"],
  },
  maxSidePx: { unit: "px", clause: "aliyun-market.limit.image-side", value: () => 4096 },
  urlChars: { unit: "chars", clause: "aliyun-market.request.image-url-length", value: () => 512 },
  downloadMs: { unit: "ms", clause: "aliyun-market.request.image-url-timeout", value: () => 10_000 },
  processingMs: { unit: "ms", clause: "aliyun-market.limit.processing-time", value: () => 30_000 },
  usualMs: { unit: "ms", clause: "aliyun-market.limit.usual-time", value: () => 2_000 },
  qps: { unit: "per second", clause: "aliyun-market.limit.qps", value: () => 2 },
  linkLifeMs: {
    unit: "ms",
    clause: "aliyun-market.limit.link-life",
    value: (readings) => readings["link.life"],
  },
  rectangles: { unit: "items", clause: "aliyun-market.request.rectangles-at-most-50", value: () => 50 },
  maskShare: { unit: "share", clause: "aliyun-market.mask.at-most-half", value: () => 0.5 },
} as const satisfies Limits<AliyunMarketClause, AliyunMarketReadings>;
