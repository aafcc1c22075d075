import { writeFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { type AnyVendor, type EditionName, vendors } from "@graycard/core";
import { type OpenApiDocument, writeOpenApi } from "@graycard/core/openapi";
import { Command, Option } from "commander";
import { stringify } from "yaml";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";

interface OpenapiFlags {
  readonly out?: string;
  readonly edition: EditionName;
}

/** `graycard openapi`: what vendors promise, as an OpenAPI 3.1 document. */
export function openapiCommand(terminal: Terminal): Command {
  const ids = vendors.map(({ id }) => id).join(", ");
  return new Command("openapi")
    .description("write what vendors promise as an OpenAPI 3.1 document")
    .argument("[vendor]", `one of ${ids}; all of them in one document unless given`)
    .option("-o, --out <file>", "where to write it; YAML where the name ends in .yaml or .yml, else JSON")
    .addOption(
      new Option("--edition <name>", "what is followed where documents and facts differ")
        .choices(["documented", "observed"])
        .default("documented"),
    )
    .action(async (id: string | undefined, { out, edition }: OpenapiFlags) => {
      const document = writeOpenApi(id === undefined ? vendors : chosen(id), { edition });
      if (out === undefined) terminal.out(asJson(document));
      else await writeDocument(resolve(terminal.cwd, out), document);
    });
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
