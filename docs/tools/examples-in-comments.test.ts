import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as conformance from "@graycard/conformance";
import * as core from "@graycard/core";
import { aliyunMarket, meitu, picwish, resolveReadings, vendors } from "@graycard/core";
import * as client from "@graycard/core/client";
import * as har from "@graycard/core/har";
import * as mockServer from "@graycard/mock-server";
import { describe, expect, it } from "vitest";
import { type CommentExample, claimsOf, commentExamples } from "./examples-in-comments.js";
import { publicExports } from "./public-exports.js";
import { root } from "./tracked-files.js";

const examples = commentExamples();

/** What examples take for granted: what its name says, and nothing that could hide a mistake of theirs. */
const given: Readonly<Record<string, string>> = {
  mock: 'import("@graycard/mock-server").Mock',
  session: 'import("@graycard/mock-server").MockSession',
  form: "FormData",
  url: "string",
  taskId: "string",
  bytes: "Uint8Array",
  exchange: 'import("@graycard/core").Exchange',
  readFile: 'typeof import("node:fs/promises").readFile',
  writeFile: 'typeof import("node:fs/promises").writeFile',
  EnvHttpProxyAgent: 'typeof import("undici").EnvHttpProxyAgent',
  readings: 'import("@graycard/core").Readings & never',
  scale: "typeof picwish.endpoints.scale",
  setupServer: 'typeof import("msw/node").setupServer',
  afterAll: 'typeof import("vitest").afterAll',
};

/** One that has a key in its path. */
const exchange: core.Exchange = {
  ...{ id: "1", vendor: "picwish", startedAt: 0, durationMs: 0 },
  request: { method: "GET", url: "https://a.example/key-0123456789/x", headers: {} },
};

const exported = publicExports();

/** A module of an example, with what it uses of the packages and of what is given. */
function moduleOf({ code }: CommentExample): string {
  const words = new Set(code.replace(/"[^"]*"|\/\/.*$/gm, "").match(/(?<!\w|(?<!\.\.)\.)[A-Za-z]\w*/g));
  const isOwn = (name: string) =>
    new RegExp(`(?:const|using|let) (?:\\{[^}]*\\b${name}\\b[^}]*\\}|${name}\\b)`).test(code);
  const free = (name: string) => words.has(name) && !isOwn(name);
  const needed = exported.filter(
    ({ name, isType }) => !isType && (free(name) || (name === "picwish" && free("scale"))),
  );
  const once = needed.filter(({ name }, at) => needed.findIndex((each) => each.name === name) === at);
  return [
    ...once.map(({ from, name }) => `import { ${name} } from "${from}";`),
    ...Object.entries(given).flatMap(([name, type]) => (free(name) ? [`declare const ${name}: ${type};`] : [])),
    "export async function example() {",
    code,
    "}",
    "",
  ].join("\n");
}

const options = {
  extends: "../../../tsconfig.base.json",
  // An example shows a value without doing anything with it.
  compilerOptions: { noEmit: true, composite: false, incremental: false, noUnusedLocals: false, skipLibCheck: true },
  include: ["*.ts"],
};

/** What the compiler says of examples. */
async function complaintsAbout(shown: readonly CommentExample[]): Promise<readonly string[]> {
  const at = join(root, "docs/.reports/examples");
  await rm(at, { recursive: true, force: true });
  await mkdir(at, { recursive: true });
  await writeFile(join(at, "tsconfig.json"), JSON.stringify(options));
  for (const example of shown) await writeFile(join(at, `${example.id.replaceAll(" ", "-")}.ts`), moduleOf(example));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  try {
    await promisify(execFile)(process.execPath, [tsc, "-p", at, "--pretty", "false"], { cwd: at });
    return [];
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout)
      .trim()
      .split("\n");
  }
}

describe("the examples in comments", () => {
  it("are found, those about members too", () => {
    expect(examples.length).toBeGreaterThan(25);
    expect(examples.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["createMock 1", "isLegalTransition 1", "Mock 1"]),
    );
  });

  it("compile, all of them, and one that calls what there is not would not", { timeout: 120_000 }, async () => {
    const wrong = { id: "wrong 1", file: "", code: 'createMock({ paces: "instant" });\nsession.journal.counts();' };
    const complaints = await complaintsAbout([...examples, wrong]);
    expect(complaints.filter((line) => !line.startsWith("wrong-1.ts"))).toEqual([]);
    expect(complaints.join("\n")).toMatch(/'paces' does not exist.*'counts' does not exist/s);
  });

  const claims = examples.flatMap((example) =>
    claimsOf(example).map(({ expression, value }) => ({ id: example.id, expression, value })),
  );

  it("say here and there what comes of them", () => {
    expect(claims.length).toBeGreaterThan(10);
  });

  it.each(claims)("come to what they say: $expression is $value", ({ expression, value }) => {
    const readings = resolveReadings(picwish, "documented");
    const known = {
      ...core,
      ...client,
      ...har,
      ...mockServer,
      ...conformance,
      exchange,
      picwish,
      meitu,
      aliyunMarket,
      vendors,
      readings,
      scale: picwish.endpoints.scale,
    };
    const evaluate = (text: string) =>
      new Function(...Object.keys(known), `return (${text});`)(...Object.values(known));
    expect(evaluate(expression)).toEqual(evaluate(value));
  });
});
