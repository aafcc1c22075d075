import { type AnyVendor, aliyunMarket, type EditionName, meitu, picwish, readingNames } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { createMock } from "../create-mock.js";
import { aliyunMarketDifferences } from "../testing/differences/aliyun-market.js";
import type { Difference, Differences } from "../testing/differences/difference.js";
import { meituDifferences } from "../testing/differences/meitu.js";
import { picwishDifferences } from "../testing/differences/picwish.js";
import { testSession } from "../testing/test-mock.js";

const vendors: readonly (readonly [AnyVendor, Differences])[] = [
  [picwish, picwishDifferences],
  [aliyunMarket, aliyunMarketDifferences],
  [meitu, meituDifferences],
];

/** Readings that only show together with another one. */
const together: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "link.life": { "link.form": "oss-v1" },
  "base64.data-prefix": { "sources.uploads": "enabled" },
};

describe.each(vendors)("the readings of $id", (vendor: AnyVendor, differences) => {
  const switchable = Object.entries(vendor.errata).filter(([, erratum]) => erratum.switchable);

  it("all have a difference that shows them", () => {
    expect(Object.keys(differences).sort()).toEqual(switchable.map(([id]) => id).sort());
  });

  it.each(Object.entries(differences))("show: %s", async (id, { look, shows }: Difference) => {
    expect(Object.keys(shows).sort()).toEqual(Object.keys(vendor.errata[id]?.readings ?? {}).sort());
    for (const [reading, shown] of Object.entries(shows)) {
      const company = Object.entries(together[id] ?? {}).filter(([other]) => vendor.errata[other]?.switchable);
      const readings = { [vendor.id]: { ...Object.fromEntries(company), [id]: reading } };
      expect([reading, await look(testSession({ readings }))]).toEqual([reading, shown]);
    }
    expect(new Set(Object.values(shows).map((shown) => JSON.stringify(shown) ?? "")).size).toBeGreaterThan(1);
  });

  it.each<EditionName>(["documented", "observed"])("are those of the edition: %s", async (edition) => {
    for (const [id, reading] of Object.entries(readingNames(vendor, edition))) {
      const difference = differences[id];
      if (together[id] || !difference) continue;
      expect([id, await difference.look(testSession({ edition }))]).toEqual([id, difference.shows[reading]]);
    }
  });
});

describe("the observed edition", () => {
  it.each([
    [
      picwish,
      {
        "size.limit-megabytes": "raised",
        "sources.several": "refused",
        "scale.type-missing": "clean",
        "scale.auto-bands": "512-1024",
        "answer.poll-message": "absent",
        "answer.sync-message": "absent",
        "answer.extras": "rich",
        "json.key-order": "sorted",
        "json.ampersand": "escaped",
        "link.form": "oss-v4",
        "task.schedule": "processing-only",
        "segmentation.unrequested-output": "empty",
        "segmentation.foreground-rect": "sent",
      },
    ],
    [
      aliyunMarket,
      {
        "gateway.access": "gateway",
        "gateway.throttling": "gateway",
        "gateway.address": "gateway",
        "gateway.encoding": "gateway",
        "gateway.request-too-large": "gateway",
        "json.key-order": "sorted",
        "json.ampersand": "escaped",
        "link.form": "oss-v4",
        "answer.extras": "rich",
      },
    ],
    [
      meitu,
      {
        "image.fault-code": "specific",
        "auth.refusal": "http-401",
        "auth.rights": "http-415",
        "error.shapes": "by-layer",
        "url.fetch-fault": "download-failed",
      },
    ],
  ] as const)("differs where public facts do: $id", (vendor, patch) => {
    const documented = readingNames(vendor, "documented");
    const observed = Object.entries(readingNames(vendor, "observed"));
    expect(Object.fromEntries(observed.filter(([id, name]) => documented[id] !== name))).toEqual(patch);
  });

  it("can be had with single readings set back", async () => {
    const readings = { picwish: { "link.form": "oss-v1" } };
    const world = testSession({ edition: "observed", readings });
    expect(await picwishDifferences["link.form"]?.look(world)).toBe("oss-v1");
    expect(await picwishDifferences["json.ampersand"]?.look(world)).toEqual(["escaped", true]);
  });

  it("can be had by one session alone", async () => {
    const { mock, caller } = testSession();
    const observed = mock.session({ edition: "observed" }).credentials.meitu ?? [];
    const refused = await caller.aiquality({}, { credential: [observed[0] ?? "", "invalid"] });
    expect(refused.status).toBe(400);
    const image_url = "https://pictures.example/none.jpg";
    const media_info_list = [{ media_data: image_url, media_profiles: { media_data_type: "url" } }];
    const answer = await caller.aiquality({ parameter: {}, media_info_list }, { credential: observed });
    expect(answer.body.ErrorCode).toBe(10003);
  });
});

describe("readings that do not exist", () => {
  it.each([
    [{ readings: { picwish: { "scale.colour": "red" } } }, 'picwish has no switchable erratum "scale.colour"'],
    [{ readings: { picwish: { "link.life": "day" } } }, 'erratum "link.life" has no reading "day"'],
    [{ readings: { picwhish: {} } }, 'readings for "picwhish", which this mock does not play; it plays picwish, '],
    [{ qps: 0 }, "qps must be a number above 0"],
    [{ qps: Number.NaN }, "qps must be a number above 0"],
    [{ qps: "on" as "off" }, "qps must be a number above 0"],
    [{ journalBytes: Number.NaN }, "journalBytes must be a number of bytes above 0"],
  ])("are refused when they are asked for: %j", (options, message) => {
    expect(() => createMock(options)).toThrow(message);
    expect(() => createMock().session(options)).toThrow(message);
  });

  it("are refused for a mock as a whole: an address for links that is none", () => {
    for (const publicUrl of ["nonsense", "ftp://h", ""]) {
      expect(() => createMock({ publicUrl })).toThrow("publicUrl must be an address");
    }
  });
});
