import { describe, expect, it } from "vitest";
import type { EditionPatches } from "../../contract/edition.js";
import type { Erratum } from "../../contract/erratum.js";
import { picwishErrata } from "./errata.js";

const errata = Object.entries<Erratum>(picwishErrata);
const switchable = errata.filter(([, erratum]) => erratum.switchable).map(([id]) => id);

describe("the errata of PicWish", () => {
  it("can be switched where an engine follows them, and nowhere else", () => {
    expect([...switchable].sort()).toEqual([
      "answer.extras",
      "answer.message-on-refusal",
      "answer.poll-message",
      "answer.sync-message",
      "base64.data-prefix",
      "http.status-carrier",
      "json.ampersand",
      "json.key-order",
      "link.form",
      "link.life",
      "mask.over-half",
      "mask.size-mismatch",
      "return-type.enabled",
      "scale.auto-bands",
      "scale.type-missing",
      "segmentation.foreground-rect",
      "segmentation.nothing-found",
      "segmentation.type-auto",
      "segmentation.unrequested-output",
      "size.limit-megabytes",
      "size.megabyte",
      "sources.base64",
      "sources.several",
      "state.newer-codes",
      "sync.absent",
      "task.processing-limit",
      "task.schedule",
    ]);
  });
});

describe("the editions of PicWish", () => {
  it("do not compile with an unknown erratum or reading", () => {
    type Patches = EditionPatches<typeof picwishErrata>;
    // @ts-expect-error no erratum has this id
    const unknownErratum: Patches = { documented: {}, observed: { "link.colour": "blue" } };
    // @ts-expect-error the erratum has no such reading
    const unknownReading: Patches = { documented: {}, observed: { "link.life": "day" } };
    expect([unknownErratum, unknownReading]).toHaveLength(2);
  });
});
