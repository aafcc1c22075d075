import { type EditionName, vendors } from "@graycard/core";
import { Command, Option } from "commander";
import type { Terminal } from "../terminal.js";

/** The flags of `graycard openapi`, checked each by itself. */
export interface OpenapiFlags {
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
    .action(async (id: string | undefined, flags: OpenapiFlags) => {
      // Few ask for a document, and everybody waits for what is loaded first.
      const { runOpenapi } = await import("./run-openapi.js");
      await runOpenapi(terminal, id, flags);
    });
}
