import { meitu } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
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

  it("prints the same as a table by section", async () => {
    const { out } = await clauses("meitu --coverage");
    expect(out).toMatch(/^DOCUMENT +SECTION +CLAUSES +TESTED +UNTESTED +EXCLUDED\n/);
    expect(out).toMatch(/\n\d+ clauses: \d+ tested, \d+ untested, \d+ excluded\n$/);
  });

  it("refuses a vendor that there is not", async () => {
    expect(await clauses("nobody")).toMatchObject({ code: exitCodes.usage, out: "" });
  });
});
