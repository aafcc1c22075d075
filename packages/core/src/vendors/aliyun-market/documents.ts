import type { ClauseSource, VendorDocument } from "../../contract/clause.js";

/** The documents Graycard knows of this channel. */
export const aliyunMarketDocuments = {
  "aliyun-market-watermark": {
    title: "Alibaba Cloud user guide: image completion (PicWish watermark removal API)",
    about: "watermark",
  },
} as const satisfies Record<string, VendorDocument>;

/** The headings, tables and questions of the document, in English and in the document's order. */
export type AliyunMarketSection =
  | "Introduction"
  | "Notes"
  | "Interface description"
  | "Request"
  | "Request headers"
  | "Request fields"
  | "Response fields"
  | "Judging the result"
  | "HTTP status codes"
  | "State codes"
  | "FAQ: response speed"
  | "FAQ: concurrency (QPS)"
  | "FAQ: ways to upload"
  | "FAQ: picture formats"
  | "FAQ: picture size"
  | "FAQ: failed repair"
  | "FAQ: failed download or 403"
  | "FAQ: end of polling"
  | "FAQ: AccessDenied";

type Source = ClauseSource<keyof typeof aliyunMarketDocuments>;

/** The places of the document that a clause was read from, the weightiest first. */
export function from(
  ...sections: readonly [AliyunMarketSection, ...AliyunMarketSection[]]
): readonly [Source, ...Source[]] {
  const [first, ...rest] = sections;
  return [source(first), ...rest.map(source)];
}

function source(section: AliyunMarketSection): Source {
  return { document: "aliyun-market-watermark", section };
}
