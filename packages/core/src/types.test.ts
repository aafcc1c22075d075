import { describe, expect, test } from "vitest";
import type { EditionPatches } from "./contract/edition.js";
import { defineErrata } from "./contract/erratum.js";
import type { Limits } from "./contract/limit.js";
import { readRequest } from "./contract/read-request.js";
import type { RequestFault, Values } from "./index.js";
import { appliedScaleFactor, isLegalTransition, meitu, picwish, resolveReadings } from "./index.js";
import type { TaskState } from "./task/state.js";
import { defineStates } from "./task/state-table.js";
import type { picwishErrata } from "./vendors/picwish/errata.js";
import { answer, field, type PicwishClause, type PicwishReadings } from "./vendors/picwish/vocabulary.js";

// Each of these lines has a fault that the compiler has to find; the type check fails where it does not.

type ScaleValues = Values<typeof picwish.endpoints.scale.fields>;

describe("a use of a vendor that does not compile", () => {
  test("is an endpoint that the vendor does not have", () => {
    // @ts-expect-error the endpoint is PicWish's
    expect(meitu.endpoints.scale).toBeUndefined();
    // @ts-expect-error no endpoint has this name
    expect(picwish.endpoints.enlarge).toBeUndefined();
    expect(picwish.endpoints.scale.id).toBe("scale");
  });

  test("is a field that the endpoint does not have", () => {
    // @ts-expect-error the field is segmentation's
    const values: ScaleValues = { bg_color: "ffffff" };
    // @ts-expect-error the field is segmentation's
    expect(picwish.endpoints.scale.fields.bg_color).toBeUndefined();
    expect(readRequest(picwish.endpoints.scale.fields, values, {})).toEqual({ ok: true, values: {} });
  });

  test("is a value that the field does not list", () => {
    // @ts-expect-error there is no factor 3
    const factor: ScaleValues["scale_factor"] = 3;
    // @ts-expect-error numbers are no text once they are read
    const text: ScaleValues["scale_factor"] = "2";
    // @ts-expect-error the type is called face
    const type: ScaleValues["type"] = "portrait";
    for (const value of [
      { type, scale_factor: 1 },
      { type: "face", scale_factor: factor },
    ]) {
      expect(readRequest(picwish.endpoints.scale.fields, value, {})).toMatchObject({ ok: false });
    }
    expect(text).toBe("2");
  });

  test("is a clause that the vendor does not have", () => {
    // @ts-expect-error no clause has this id
    const id: PicwishClause = "picwish.scale.no-such-clause";
    // @ts-expect-error the clause is Meitu's
    const sync = field.base64({ clause: "meitu.request.url" });
    // @ts-expect-error no clause has this id
    const leaf = answer.leaf({ clause: id.slice(0), schema: sync.schema, when: {}, value: () => undefined });
    expect([id in picwish.clauses, String(sync.clause) in picwish.clauses]).toEqual([false, false]);
    expect(leaf.kind).toBe("leaf");
  });

  test("is a reading that the errata do not have", () => {
    const readings = resolveReadings(picwish, "documented") as unknown as PicwishReadings;
    // @ts-expect-error no erratum has this id
    expect(readings["scale.no-such-erratum"]).toBeUndefined();
    // @ts-expect-error this erratum is on record only
    expect(readings["scale.faces"]).toBeUndefined();
    // @ts-expect-error the erratum has no such reading
    expect(readings["link.form"] === "oss-v2").toBe(false);
    // @ts-expect-error an edition replaces a reading by one that there is
    const patches: EditionPatches<typeof picwishErrata> = { documented: {}, observed: { "link.form": "oss-v2" } };
    // @ts-expect-error there are two editions
    expect(() => resolveReadings(picwish, "newest")).toThrow();
    expect(patches.documented).toEqual({});
  });

  test("is an erratum that chooses none of its readings", () => {
    const common = { kind: "silence", question: "Q?", clauses: [], reason: "R." } as const;
    const errata = defineErrata<string>()({
      // @ts-expect-error the choice is none of the readings
      "a.b": { ...common, readings: { yes: { means: "Y." } }, choice: "no" },
    });
    expect(Object.keys(errata)).toEqual(["a.b"]);
  });
});

describe("a declaration that does not compile", () => {
  test("is a state table that leaves open what an unlisted number means", () => {
    // @ts-expect-error the table does not say what an unlisted number means
    const table = defineStates<string>()({ rows: {} });
    expect(table).toEqual({ rows: {} });
  });

  test("is a failing number without a reason, or with an unknown one", () => {
    const unlisted = () => "failed" as const;
    // @ts-expect-error a failure has reasons
    const bare = defineStates<string>()({ rows: { [-1]: { state: "failed", clause: "c", means: "m" } }, unlisted });
    const odd = defineStates<string>()({
      // @ts-expect-error no failure has this reason
      rows: { [-1]: { state: "failed", reasons: ["bad-luck"], clause: "c", means: "m" } },
      unlisted,
    });
    expect([bare, odd].map(({ rows }) => Object.keys(rows))).toEqual([["-1"], ["-1"]]);
  });

  test("is a limit, a fault or a state that no engine knows", () => {
    // @ts-expect-error no limit has this name
    const limits: Limits<string, unknown> = { maxWeight: { unit: "px", clause: "c", value: () => 1 } };
    // @ts-expect-error no fault has this name
    const fault: RequestFault = "forbidden";
    // @ts-expect-error no state has this name
    const state: TaskState = "cancelled";
    expect(Object.keys(limits)).toEqual(["maxWeight"]);
    expect([fault, state]).toHaveLength(2);
  });

  test("is a rule of the domain asked about what it does not know", () => {
    const bands = { quadruple: 500, double: 1000 };
    // @ts-expect-error there is no factor 3
    expect(appliedScaleFactor(2000, 3, bands)).toBe(1);
    // @ts-expect-error no state has this name
    expect(isLegalTransition("queued", "cancelled")).toBe(false);
  });
});
