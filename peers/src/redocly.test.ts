import { expect, it } from "vitest";
import { documents, type NamedDocument } from "./documents.js";
import { inFolder } from "./in-folder.js";
import { peerProgram, runPeer } from "./run-peer.js";
import { spoiled } from "./spoil.js";

interface Report {
  readonly totals: { readonly errors: number; readonly warnings: number; readonly ignored: number };
  readonly problems: readonly { readonly ruleId: string; readonly message: string }[];
}

/** What Redocly's recommended rules find, for each document; without a configuration there are no exceptions. */
function lint(named: readonly NamedDocument[]): Promise<readonly Report[]> {
  return inFolder(named, async (folder) => {
    const files = named.map(({ name }) => `${name}.json`);
    const args = ["lint", "--extends", "recommended", "--format", "json", "--max-problems", "1000", ...files];
    const { out, error } = await runPeer(peerProgram("@redocly/cli", "redocly"), args, folder);
    if (out === "") throw new Error(`Redocly gives no report: ${error}`);
    return out.split(/(?<=^\})\s*(?=\{)/m).map((report) => JSON.parse(report) as Report);
  });
}

it("Redocly's recommended rules find nothing in any document", async () => {
  const reports = await lint(documents);
  const problems = reports.flatMap((report) => report.problems.map(({ ruleId, message }) => `${ruleId}: ${message}`));
  expect(problems).toEqual([]);
  expect(reports.map(({ totals }) => totals)).toEqual(documents.map(() => ({ errors: 0, warnings: 0, ignored: 0 })));
});

it.each(documents.slice(0, 1))("Redocly finds what is wrong with a spoiled $name", async (named) => {
  const wrong = spoiled(named, ({ info, components }) => {
    delete info.license;
    components.schemas = { ...components.schemas, Unused: { type: "object" } };
    Object.assign(components.examples?.["Picwish.http-429"] ?? {}, { value: { status: "text" } });
  });
  const [report] = await lint([wrong]);
  const rules = new Set(report?.problems.map(({ ruleId }) => ruleId));
  expect(rules).toEqual(new Set(["info-license", "no-unused-components", "no-invalid-media-type-examples"]));
});
