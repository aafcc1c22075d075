import { writeFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { type AnyVendor, vendors } from "@graycard/core";
import { type OpenApiDocument, writeOpenApi } from "@graycard/core/openapi";
import { stringify } from "yaml";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import type { OpenapiFlags } from "./openapi.js";

/** Carries out `graycard openapi`. */
export async function runOpenapi(
  terminal: Terminal,
  id: string | undefined,
  { out, edition }: OpenapiFlags,
): Promise<void> {
  const document = writeOpenApi(id === undefined ? vendors : chosen(id), { edition });
  if (out === undefined) terminal.out(asJson(document));
  else await writeDocument(resolve(terminal.cwd, out), document);
}

function chosen(id: string): AnyVendor {
  const vendor = vendors.find((each) => each.id === id);
  if (vendor) return vendor;
  throw new UsageError(`There is no vendor "${id}"; there are ${vendors.map((each) => each.id).join(", ")}.`);
}

function asJson(document: OpenApiDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Long texts stay on their lines, and nothing is an alias of something else. */
function asYaml(document: OpenApiDocument): string {
  return stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}

async function writeDocument(path: string, document: OpenApiDocument): Promise<void> {
  const isYaml = /^\.ya?ml$/i.test(extname(path));
  try {
    await writeFile(path, isYaml ? asYaml(document) : asJson(document));
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw new UsageError(`--out: cannot write ${path}: ${why}.`, { cause: error });
  }
}
