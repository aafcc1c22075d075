import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTypescript, { astToString } from "openapi-typescript";
import { beforeAll, expect, it } from "vitest";
import { documents } from "./documents.js";
import { inFolder } from "./in-folder.js";
import { type PeerRun, runPeer } from "./run-peer.js";

/** The compiler that this repository is built with; openapi-typescript itself stands on an older one. */
const root = fileURLToPath(new URL("../../package.json", import.meta.url));
const compiler = join(dirname(createRequire(root).resolve("typescript/package.json")), "bin/tsc");

const strict = [
  ...["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "false", "--types", ""],
  ...["--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--noUnusedLocals"],
  ...["--target", "es2023", "--module", "nodenext"],
];

const types = new Map<string, string>();

beforeAll(async () => {
  for (const { name, document } of documents) {
    // A field with a default need not be sent.
    const made = await openapiTypescript(JSON.stringify(document), { defaultNonNullable: false, silent: true });
    types.set(`${name}.ts`, astToString(made));
  }
  // Eight documents are some seconds of work on a busy machine.
}, 120_000);

/** Compiles the types of every document together with a program that uses them. */
function compile(program: string): Promise<PeerRun> {
  return inFolder([], async (folder) => {
    const files = new Map([...types, ["program.ts", program]]);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    return runPeer(compiler, [...strict, ...files.keys()], folder);
  });
}

const program = (type: string) => `
import type { components, operations } from "./picwish.documented.js";

type Body = components["schemas"]["PicwishScaleJsonRequest"];
export const body: Body = { type: "${type}", image_url: "https://pictures.example/photo.jpg", scale_factor: 2 };

type Answer = operations["picwish.scale.poll"]["responses"][200]["content"]["application/json"];
export function linkOf(answer: Answer): string | undefined {
  return "data" in answer && "image" in answer.data ? answer.data.image : undefined;
}
`;

it("the types that openapi-typescript makes of every document compile, strictly", async () => {
  expect(types.size).toBe(documents.length);
  expect(await compile(program("clean"))).toEqual({ out: "", error: "", code: 0 });
});

it("the types turn down what no document allows", async () => {
  const { out, code } = await compile(program("sharp"));
  expect(code).not.toBe(0);
  expect(out).toContain(`Type '"sharp"' is not assignable to type '"clean" | "face"'`);
});
