import { type AnyVendor, aliyunMarket, type Basis, meitu, picwish, resolveReadings } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { citedGround, readingGround } from "./ground.js";

const ground = (vendor: AnyVendor, overrides: Readonly<Record<string, string>> = {}) => {
  const readings = resolveReadings(vendor, "documented", overrides);
  return {
    cited: (cited: string | { erratum: string }) => citedGround(vendor, readings, "it", cited).basis,
    decided: (erratum: string) => readingGround(vendor, readings, "it", erratum).basis,
  };
};

describe("what is cited", () => {
  it.each<[AnyVendor, string, Basis]>([
    [picwish, "picwish.status.400", "documented"],
    [picwish, "picwish.status.is-http-status", "documented"],
    [picwish, "picwish.link.expired-forbidden", "documented"],
    [picwish, "picwish.sample.refused", "sample"],
    [meitu, "meitu.response.http-200", "sample"],
  ])("is as firm as the place of the clause, %#", (vendor, clause, basis) => {
    expect(ground(vendor).cited(clause)).toBe(basis);
  });

  it.each<[AnyVendor, string, Basis]>([
    [picwish, "routes.submit", "inferred"],
    [picwish, "sources.none", "inferred"],
    [meitu, "auth.refusal", "inferred"],
    [picwish, "state.newer-codes", "observed"],
    [aliyunMarket, "answer.processed-at", "observed"],
  ])(
    "is a guess where an erratum stands for a clause, and observed where the documents were clear, %#",
    (vendor, erratum, basis) => {
      expect(ground(vendor).cited({ erratum })).toBe(basis);
    },
  );

  it("is observed where the reading in force is that of the observed edition", () => {
    expect(ground(meitu, { "auth.refusal": "http-401" }).cited({ erratum: "auth.refusal" })).toBe("observed");
    expect(ground(meitu, { "auth.rights": "http-200" }).cited({ erratum: "auth.rights" })).toBe("inferred");
  });
});

describe("a reading that decides by itself", () => {
  it.each<[Readonly<Record<string, string>>, string, Basis]>([
    [{}, "answer.poll-message", "documented"],
    [{ "answer.poll-message": "absent" }, "answer.poll-message", "observed"],
    [{ "task.processing-limit": "sixty-for-segmentation" }, "task.processing-limit", "observed"],
    [{}, "sync.absent", "inferred"],
    [{ "sync.absent": "sync" }, "sync.absent", "inferred"],
    [{}, "segmentation.unrequested-output", "inferred"],
    [{ "segmentation.unrequested-output": "empty" }, "segmentation.unrequested-output", "observed"],
  ])("under %j, of %s, is %s", (overrides, erratum, basis) => {
    expect(ground(picwish, overrides).decided(erratum)).toBe(basis);
  });

  it("tells its name, also where it stands for a value, and that a fault put something else in its place", () => {
    const readings = resolveReadings(picwish, "documented", { "link.life": "two-hours" });
    expect(readingGround(picwish, readings, "it", "link.life")).toMatchObject({ reading: "two-hours", switched: true });
    const bent = { ...readings, "link.life": 5 };
    expect(readingGround(picwish, bent, "it", "link.life")).toMatchObject({ reading: "planned", switched: true });
    expect(readingGround(picwish, readings, "it", "routes.poll")).toMatchObject({
      reading: "below-submit",
      switched: false,
    });
  });

  it("is the choice where another reading stands for the same value", () => {
    const means = "the same";
    const erratum = {
      kind: "silence",
      question: "?",
      clauses: [],
      choice: "second",
      reason: "",
      switchable: true,
    } as const;
    const readings = { first: { means, value: 1 }, second: { means, value: 1 } };
    const vendor: AnyVendor = { ...picwish, errata: { odd: { ...erratum, readings } } };
    expect(readingGround(vendor, { odd: 1 }, "it", "odd")).toMatchObject({ reading: "second", switched: false });
  });
});
