import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vendors } from "@graycard/core";
import { writeOpenApi } from "@graycard/core/openapi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal } from "../testing/fake-terminal.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "graycard-openapi-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  const terminal = { ...fakeTerminal(["openapi", ...args]), cwd: folder };
  const code = await runCli(terminal);
  return { code, ...terminal.printed };
}

const asData = (document: unknown): unknown => JSON.parse(JSON.stringify(document));

describe("graycard openapi", () => {
  it.each(vendors)("prints the document of $id, as JSON", async (vendor) => {
    const { code, out, error } = await run(vendor.id);
    expect([code, error]).toEqual([exitCodes.ok, ""]);
    expect(JSON.parse(out)).toEqual(asData(writeOpenApi(vendor)));
  });

  it("prints one document of all vendors when none is named", async () => {
    const { out } = await run();
    expect(JSON.parse(out)).toEqual(asData(writeOpenApi(vendors)));
  });

  it("follows the edition that is asked for", async () => {
    const { out } = await run("--edition", "observed");
    expect(JSON.parse(out)).toEqual(asData(writeOpenApi(vendors, { edition: "observed" })));
    expect(out).not.toBe((await run()).out);
  });

  it.each(["api.json", "api.yaml", "api.yml", "api"])(
    "writes %s in the format of its name, and prints nothing",
    async (name) => {
      const printed = await run("meitu", "-o", name);
      expect(printed).toEqual({ code: exitCodes.ok, out: "", error: "" });
      const text = readFileSync(join(folder, name), "utf8");
      expect(text.startsWith("{")).toBe(!name.includes(".y"));
      expect(parse(text)).toEqual(asData(writeOpenApi(vendors.filter(({ id }) => id === "meitu"))));
      expect(text.endsWith("\n")).toBe(true);
    },
  );

  it("writes the same bytes every time", async () => {
    await run("-o", "one.yaml");
    await run("-o", "two.yaml");
    expect(readFileSync(join(folder, "one.yaml"))).toEqual(readFileSync(join(folder, "two.yaml")));
  });

  it("names the vendors there are for one that there is not", async () => {
    const { code, out, error } = await run("acme", "-o", "api.json");
    expect([code, out]).toEqual([exitCodes.usage, ""]);
    expect(error).toBe(`graycard: There is no vendor "acme"; there are picwish, aliyun-market, meitu.\n`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says which file it cannot write, and why", async () => {
    const { code, out, error } = await run("picwish", "-o", "missing/api.json");
    expect([code, out]).toEqual([exitCodes.usage, ""]);
    expect(error).toMatch(/^graycard: --out: cannot write .*missing\/api\.json: ENOENT.*\n$/);
  });

  it.each([[["picwish", "meitu"]], [["--edition", "newest"]], [["-o"]]])("refuses %j", async (args) => {
    expect((await run(...args)).code).toBe(exitCodes.usage);
  });
});
