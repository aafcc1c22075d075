import { type AnyVendor, type Erratum, readingNames } from "@graycard/core";
import { cite } from "../cite.js";
import { bullets, code, page, prose, table } from "../markdown.js";
import { vendorHead } from "./page-head.js";

const kinds: Readonly<Record<Erratum["kind"], string>> = {
  contradiction: "two places of the documents exclude each other",
  silence: "the documents leave it open",
  difference: "the service is known to behave otherwise",
};

const sureness: Readonly<Record<NonNullable<Erratum["sureness"]>, string>> = {
  A: "A: captured traffic or a measurement",
  B: "B: the vendor's own words",
  C: "C: inferred from clients that evidently worked",
  D: "D: one third-party claim",
};

/** Every place where a vendor's documents contradict themselves or fall silent, and what Graycard reads there. */
export function errataPage(vendor: AnyVendor): string {
  const errata = Object.entries(vendor.errata);
  const switchable = errata.filter(([, erratum]) => erratum.switchable).length;
  return page(
    vendorHead(vendor, "errata"),
    `${errata.length} places where the documents contradict themselves, fall silent, or are contradicted by public facts. ${switchable} can be switched with \`--reading ${vendor.id}:<erratum>=<reading>\`; the others are on record. How to do that: [switch readings](../../how-to/switch-readings.md).`,
    ...errata.map(([id, erratum]) => erratumSection(vendor, id, erratum)),
  );
}

function erratumSection(vendor: AnyVendor, id: string, erratum: Erratum): readonly string[] {
  const observed = readingNames(vendor, "observed")[id] ?? vendor.editions.observed[id] ?? erratum.choice;
  const facts = [
    `kind: ${erratum.kind} (${kinds[erratum.kind]})`,
    `documented edition: ${code(erratum.choice)}`,
    `observed edition: ${code(observed)}`,
    `reason: ${prose(erratum.reason)}`,
    ...(erratum.sureness === undefined ? [] : [`sureness: ${sureness[erratum.sureness]}`]),
    erratum.switchable ? "can be switched" : "on record only",
    ...(erratum.clauses.length === 0 ? [] : [`about: ${erratum.clauses.map((clause) => cite(clause)).join(", ")}`]),
  ];
  return [
    `## ${id}`,
    prose(erratum.question),
    table(
      ["Reading", "Means", "Value"],
      Object.entries(erratum.readings).map(([name, { means, value }]) => [
        code(name),
        prose(means),
        value === undefined ? "" : code(JSON.stringify(value)),
      ]),
    ),
    bullets(facts),
  ];
}
