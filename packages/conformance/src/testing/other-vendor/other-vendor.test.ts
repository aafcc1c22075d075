import { type AnyVendor, credentialVariables, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { openPictureHost } from "../../picture-host.js";
import type { Run } from "../../run.js";
import { runSuite } from "../../runner.js";
import { scenarios } from "../../scenarios/index.js";
import { urlSubject } from "../../url-subject.js";
import { openOtherVendor, otherCredential } from "./open-other-vendor.js";
import { healthy, type Rules } from "./rules.js";
import { SteppingClock } from "./stepping-clock.js";

/** Judges the other server by its URL alone, as anybody's is judged. Time is a clock of both. */
async function judge(vendor: AnyVendor, changed: Partial<Rules>, select: readonly string[] = []): Promise<Run> {
  const clock = new SteppingClock(Date.UTC(2027, 5, 4, 3, 2, 1));
  const [server, host] = [await openOtherVendor(clock, changed), await openPictureHost(clock)];
  try {
    const credential = otherCredential.slice(0, credentialVariables(vendor.auth).length);
    const { baseUrl } = server;
    const subject = urlSubject({ baseUrl, vendor, edition: "documented", credential, clock, fetch, host });
    // One after the other: who waits moves the time of all.
    const subjects = [{ ...subject, parallel: 1, patienceMs: 2 * 3_600_000 }];
    return await runSuite({ subjects, scenarios, select, version: "test", now: () => 0 });
  } finally {
    await server.close();
    await host.close();
  }
}

const byId = new Map<string, AnyVendor>(vendors.map((vendor) => [vendor.id, vendor]));

describe("a server that keeps the documents in a way of its own", () => {
  it.each([...byId])("conforms for %s, by its address alone", async (_, vendor) => {
    const run = await judge(vendor, {});
    const unhappy = run.checks.filter(({ verdict }) => verdict !== "pass" && verdict !== "not-applicable");
    expect(
      unhappy.map(({ id, verdict, expected, actual, reason }) => ({ id, verdict, expected, actual, reason })),
    ).toEqual([]);
    expect(run.problems).toEqual([]);
  });
});

/** One thing at a time that the server does otherwise than the documents say, and checks that have to find it. */
const faults: readonly (readonly [what: string, changed: Partial<Rules>, found: readonly string[]])[] = [
  [
    "lets everybody in",
    { anyCredential: true },
    [
      "picwish/scale/auth/missing-credential#picwish.auth.api-key",
      "picwish/scale/auth/wrong-credential#picwish.status.401",
      "aliyun-market/watermark/auth/wrong-credential#aliyun-market.status.401",
      "meitu/aiquality/auth/missing-credential#meitu.auth.api-secret",
    ],
  ],
  [
    "has another status for strangers",
    { unauthorized: 403 },
    ["picwish/scale/auth/wrong-credential#picwish.status.401"],
  ],
  [
    "counts no requests",
    { qps: 1000 },
    [
      "picwish/scale/limits/request-rate#picwish.limit.qps",
      "aliyun-market/watermark/limits/request-rate#aliyun-market.status.429",
    ],
  ],
  [
    "has another status for too many requests",
    { tooManyRequests: 503 },
    ["picwish/inpaint/limits/request-rate#picwish.status.429"],
  ],
  [
    "takes nine seconds",
    { workMs: 9000 },
    [
      "picwish/segmentation/limits/work-time#picwish.limit.usual-time",
      "aliyun-market/watermark/limits/work-time#aliyun-market.limit.usual-time",
    ],
  ],
  [
    "takes fifty seconds",
    { workMs: 50_000 },
    [
      "picwish/scale/limits/work-time#picwish.limit.processing-time",
      "aliyun-market/watermark/limits/work-time#aliyun-market.limit.processing-time",
    ],
  ],
  [
    "takes ten megabytes",
    { imageBytes: 10_000_000 },
    [
      "picwish/scale/limits/image-bytes#picwish.limit.image-bytes-inclusive",
      "aliyun-market/watermark/limits/image-bytes#aliyun-market.limit.image-bytes",
    ],
  ],
  [
    "weighs nothing",
    { imageBytes: 90_000_000 },
    [
      "picwish/scale/limits/image-bytes#picwish.status.413",
      "picwish/scale/limits/image-bytes#picwish.limit.image-bytes-as-received",
      "picwish/scale/limits/image-bytes#picwish.state.source-too-large",
      "aliyun-market/watermark/limits/image-bytes#aliyun-market.state.source-too-large",
    ],
  ],
  [
    "has another number for large sources",
    { sourceTooLarge: -1 },
    ["picwish/inpaint/limits/image-bytes#picwish.state.source-too-large"],
  ],
  ["has another status for large files", { tooLarge: 400 }, ["picwish/scale/limits/image-bytes#picwish.status.413"]],
  [
    "takes 5000 pixels",
    { maxSide: 5000 },
    [
      "picwish/scale/limits/long-edge#picwish.limit.long-edge",
      "meitu/aiquality/limits/image-side#meitu.limit.max-side",
    ],
  ],
  [
    "takes long addresses",
    { urlChars: 4000 },
    ["picwish/inpaint/validation/url-length#picwish.inpaint.image-url-length"],
  ],
  [
    "takes a hundred boxes",
    { rectangles: 100 },
    ["picwish/inpaint/validation/rectangles#picwish.inpaint.rectangles-at-most-50"],
  ],
  [
    "enlarges up to 512 and 1024",
    { quadrupleUpTo: 512, doubleUpTo: 1024 },
    [
      "picwish/scale/result/scale-factor#picwish.scale.auto-2x",
      "picwish/scale/result/scale-factor#picwish.scale.auto-1x",
    ],
  ],
  [
    "takes any file for one that it cannot work on",
    { invalidImage: -1 },
    ["picwish/scale/task/failed-work#picwish.state.invalid-image"],
  ],
  ["works on GIF", { gif: true }, ["picwish/scale/limits/formats#picwish.limit.no-gif"]],
  [
    "has another number for sources out of reach",
    { sourceDownload: -1 },
    ["picwish/inpaint/task/source-download#picwish.state.source-download"],
  ],
  [
    "has another status for wrong parameters",
    { wrongParameter: 422 },
    [
      "picwish/scale/envelope/statuses#picwish.status.400",
      "aliyun-market/watermark/envelope/statuses#aliyun-market.status.400",
    ],
  ],
  [
    "has another status for what is not there",
    { notFound: 410 },
    ["picwish/scale/task/unknown-address#picwish.status.404"],
  ],
  [
    "shows progress after a failure",
    { failedProgress: 40 },
    ["picwish/scale/task/failed-work#picwish.response.progress-0"],
  ],
  ["stops at 99", { endProgress: 99 }, ["picwish/scale/task/async-flow#picwish.response.progress-100"]],
  [
    "overlooks values that it does not know",
    { unlistedValues: true },
    [
      "picwish/scale/validation/unlisted-values#picwish.request.sync",
      "meitu/aiquality/validation/unlisted-values#meitu.request.media-data-type",
    ],
  ],
  [
    "gives a result before the end",
    { resultWhileRunning: true },
    [
      "picwish/scale/task/running-states#picwish.state.queued",
      "picwish/scale/task/running-states#picwish.state.waiting",
    ],
  ],
  [
    "gives a result of a failure",
    { resultOfFailure: true },
    ["picwish/scale/task/failed-work#picwish.sample.failed-without-result"],
  ],
  [
    "runs again after the end",
    { leavesEnd: true },
    ["picwish/scale/task/async-flow#picwish.poll.ends-at-success-or-failure"],
  ],
  [
    "goes by boxes first",
    { maskFirst: false },
    [
      "picwish/inpaint/result/repair#picwish.inpaint.mask-precedence",
      "aliyun-market/watermark/result/repair#aliyun-market.request.mask-precedence",
    ],
  ],
  [
    "goes by text before files",
    { fileFirst: false },
    ["picwish/inpaint/validation/image-precedence#picwish.inpaint.image-precedence"],
  ],
  ["repaints everything", { repaintsAll: true }, ["picwish/inpaint/result/repair#picwish.inpaint.rectangles"]],
  [
    "keeps backgrounds",
    { keepsBackground: true },
    ["picwish/segmentation/result/cutout#picwish.segmentation.format-png"],
  ],
  [
    "gives grey masks",
    { greyMask: true },
    ["picwish/segmentation/result/cutout#picwish.segmentation.mask-black-white"],
  ],
  ["leaves masks whole", { cropsMask: false }, ["picwish/segmentation/result/cutout#picwish.segmentation.crop-edges"]],
  [
    "has one background",
    { background: false },
    [
      "picwish/segmentation/result/cutout#picwish.segmentation.bg-color-hex",
      "picwish/segmentation/result/cutout#picwish.segmentation.bg-color-default-white",
    ],
  ],
  [
    "gives links a minute",
    { linkLifeMs: 60_000 },
    [
      "picwish/scale/result/link-life#picwish.limit.link-life",
      "aliyun-market/watermark/result/link-life#aliyun-market.limit.link-life",
    ],
  ],
  [
    "serves every link",
    { checksLinks: false },
    [
      "picwish/scale/result/link-life#picwish.link.expired-forbidden",
      "picwish/scale/result/tampered-link#picwish.link.access-denied",
      "aliyun-market/watermark/result/tampered-link#aliyun-market.link.access-denied-xml",
    ],
  ],
  [
    "refuses links with another code",
    { denialCode: "Forbidden" },
    ["picwish/scale/result/tampered-link#picwish.link.access-denied-code"],
  ],
  [
    "says less about refused links",
    { denialFields: ["Code", "Message"] },
    [
      "picwish/scale/result/tampered-link#picwish.link.access-denied-xml",
      "picwish/scale/result/tampered-link#picwish.link.access-denied-request-id",
      "aliyun-market/watermark/result/tampered-link#aliyun-market.link.access-denied-reason",
    ],
  ],
  [
    "stamps milliseconds",
    { millisecondStamps: true },
    ["picwish/scale/envelope/answer-fields#picwish.response.created-at"],
  ],
  [
    "labels JSON as text",
    { jsonType: "text/plain" },
    ["meitu/aiquality/envelope/content-type#meitu.response.content-type"],
  ],
  [
    "tells of failures under another status",
    { meituFailureStatus: 500 },
    ["meitu/aiquality/task/failed-work#meitu.error.http-400"],
  ],
];

describe("a server that does one thing otherwise", () => {
  it.each(faults)("is found out when it %s", async (_, changed, found) => {
    for (const id of new Set(found.map((each) => each.split("/")[0] ?? ""))) {
      const own = found.filter((each) => each.startsWith(`${id}/`));
      const run = await judge(byId.get(id) as AnyVendor, changed, own);
      const caught = run.checks.filter(({ verdict }) => verdict === "fail" || verdict === "warn");
      expect(caught.map((check) => check.id).sort()).toEqual([...own].sort());
      expect(run.problems).toEqual([]);
    }
  });

  it("is one for each rule that can be broken", () => {
    const broken = new Set(faults.flatMap(([, changed]) => Object.keys(changed)));
    const never = Object.keys(healthy).filter((rule) => !broken.has(rule));
    expect(never).toEqual([]);
  });
});
