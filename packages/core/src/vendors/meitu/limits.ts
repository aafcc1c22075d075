import type { Limits } from "../../contract/limit.js";
import type { MeituClause, MeituReadings } from "./vocabulary.js";

export const meituLimits = {
  imageBytes: { unit: "bytes", clause: "meitu.limit.image-bytes", value: (readings) => 2 * readings["size.megabyte"] },
  minSidePx: { unit: "px", clause: "meitu.limit.min-side", value: () => 48 },
  maxSidePx: { unit: "px", clause: "meitu.limit.max-side", value: () => 4096 },
  qps: {
    unit: "per second",
    clause: { erratum: "qps.limit" },
    value: (readings) => (readings["qps.limit"] === "one-per-second" ? 1 : undefined),
  },
  linkLifeMs: { unit: "ms", clause: { erratum: "link.life" }, value: (readings) => readings["link.life"] },
} as const satisfies Limits<MeituClause, MeituReadings>;
