import { meitu } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import type { MockReach } from "../reach/mock-reach.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal } from "../testing/fake-terminal.js";

async function clauses(call: string) {
  const terminal = fakeTerminal(`clauses ${call}`.trim().split(" "));
  return { code: await runCli(terminal), ...terminal.printed };
}

describe("graycard clauses", () => {
  it("lists every clause of a vendor with level, words and place", async () => {
    const { code, out } = await clauses("meitu");
    expect(code).toBe(exitCodes.ok);
    expect(out.match(/ \((must|should|may)\)$/gm)).toHaveLength(Object.keys(meitu.clauses).length);
    expect(out).toContain("meitu.auth.api-key (must)\n  ");
  });

  it("names for each what judges it, or says why nothing can, with --coverage", async () => {
    const { code, out } = await clauses("meitu --coverage --json");
    const { clauses: listed, sections } = JSON.parse(out);
    expect(code).toBe(exitCodes.ok);
    expect(listed).toHaveLength(Object.keys(meitu.clauses).length);
    const key = listed.find((each: { clause: string }) => each.clause === "meitu.auth.api-key");
    expect(key).toMatchObject({ status: "tested", level: "must" });
    expect(key.checks).toContain("meitu/aiquality/auth/missing-credential#meitu.auth.api-key");
    expect(listed.every((each: { status: string; reason?: string }) => each.status !== "excluded" || each.reason)).toBe(
      true,
    );
    expect(sections.every((each: { document: string; section: string }) => each.document && each.section)).toBe(true);
  });

  it("says of every state, status and word of the mock which scenarios reach it, or why none does", async () => {
    const { mock } = JSON.parse((await clauses("--coverage --json")).out) as { mock: MockReach };
    const { numbers, transitions, triggers } = mock;
    // Nothing that the documents list is left out by the suite.
    expect([...numbers, ...triggers].filter(({ reason }) => reason?.startsWith("A gap"))).toEqual([]);
    for (const each of [...numbers, ...triggers]) expect(each.scenarios.length > 0).toBe(each.reason === undefined);
    expect(numbers.find(({ kind, code }) => kind === "state" && code === 2)?.scenarios).toContain(
      "picwish/scale/task/running-states",
    );
    const played = triggers.filter(({ reach }) => reach === "played").map(({ word }) => word);
    expect(played).toEqual(expect.arrayContaining(["gc-500", "gc-preparing", "gc-state-2", "gc-overtime"]));
    expect(
      transitions.filter(({ scenarios }) => scenarios.length > 0).map(({ from, to }) => `${from}>${to}`),
    ).toContain("processing>succeeded");
  });

  it("prints the same as a table by section", async () => {
    const { out } = await clauses("meitu --coverage");
    expect(out).toMatch(/^DOCUMENT +SECTION +CLAUSES +TESTED +UNTESTED +EXCLUDED\n/);
    expect(out).toMatch(/\n\d+ clauses: \d+ tested, \d+ untested, \d+ excluded\n\nVENDOR +OF THE MOCK +/);
  });

  it("refuses a vendor that there is not", async () => {
    expect(await clauses("nobody")).toMatchObject({ code: exitCodes.usage, out: "" });
  });
});
