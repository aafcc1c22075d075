import spectralCore, { type RulesetDefinition } from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import rulesets from "@stoplight/spectral-rulesets";
import { expect, it } from "vitest";
import { documents, type NamedDocument } from "./documents.js";
import { spoiled } from "./spoil.js";

/** What Spectral's recommended rules for OpenAPI find, hints included. */
async function lint({ name, document }: NamedDocument): Promise<readonly string[]> {
  const spectral = new spectralCore.Spectral();
  spectral.setRuleset({ extends: [[rulesets.oas as RulesetDefinition, "recommended"]] });
  const text = JSON.stringify(document, null, 2);
  const found = await spectral.run(new spectralCore.Document(text, parsers.Json, `${name}.json`));
  return found.map(({ code, path, message }) => `${code} at ${path.join(".")}: ${message}`);
}

it.each(documents)("Spectral's recommended rules find nothing in $name", async (named) => {
  expect(await lint(named)).toEqual([]);
});

it.each(documents.slice(0, 1))("Spectral finds what is wrong with a spoiled $name", async (named) => {
  const wrong = spoiled(named, ({ info, tags, components }) => {
    delete info.contact;
    tags.pop();
    for (const example of Object.values(components.examples ?? {}))
      Object.assign(example, { value: { status: "text" } });
  });
  const rules = new Set((await lint(wrong)).map((line) => line.split(" ")[0]));
  expect(rules).toEqual(new Set(["info-contact", "operation-tag-defined", "oas3-valid-media-example"]));
});
