import type { AnyVendor, Clause } from "@graycard/core";
import { anchor, code, page, prose, table } from "../markdown.js";
import { vendorHead } from "./page-head.js";

/** Every clause of a vendor's documents, in the order of its folder. */
export function clausesPage(vendor: AnyVendor): string {
  const clauses = Object.entries(vendor.clauses);
  const documents = Object.entries(vendor.documents).map(([id, { title, about }]) => [
    code(id),
    prose(title),
    code(about),
  ]);
  const excluded = clauses.filter(([, clause]) => clause.excluded !== undefined).length;
  return page(
    vendorHead(vendor, "clauses"),
    `What the documents demand, promise or allow, in our own words: ${clauses.length} clauses, of which ${excluded} cannot be judged. A \`must\` that is broken is a failure, a \`should\` a warning; a \`may\` allows.`,
    table(["Document", "Title", "About"], documents),
    table(
      ["Clause", "Level", "Kind", "Text", "Source", "Not judged because"],
      clauses.map(([id, clause]) => [
        `${anchor(id)}${code(id)}`,
        clause.level,
        clause.kind,
        prose(clause.text),
        sourcesOf(clause),
        prose(clause.excluded ?? ""),
      ]),
    ),
  );
}

function sourcesOf({ sources }: Clause): string {
  return sources.map(({ document, section }) => `${code(document)}, ${prose(section)}`).join("; ");
}
