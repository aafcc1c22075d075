import { type AnyVendor, vendors } from "@graycard/core";
import { faults } from "@graycard/mock-server";
import { describeProperties } from "../describe-schema.js";
import { code, page, prose, table } from "../markdown.js";
import { generatedFrom } from "./page-head.js";

type AnyFault = (typeof faults)[number];

/** Every way the mock can be told to go wrong. */
export function faultsPage(): string {
  return page(
    "# Faults",
    generatedFrom("packages/mock-server/src/faults/kinds/"),
    "A planned fault is `{ fault, with, vendor?, endpoint?, operation?, after?, times?, nth?, forMs? }`, given to `session.faults.script([...])` or `mock.faults.script([...])`: `after` leaves that many matching requests alone first, `times` is how many it applies to (1 unless said, or `always`), `nth` names the matching requests it is for (1 is the first), and `forMs` is its time to live (TTL): it ends after so many milliseconds of the session's clock, counted from when it was planned; one for the whole mock ends for each session by that session's own clock, counted from when it was planned or the session began, whichever is later. A use that did nothing to its request, such as `task-outcome` on a submit that is refused, is taken back: the plan is next again. How to use them: [test my client](../how-to/test-my-client.md). Most can be played by a word, too: [triggers](triggers.md).",
    ...faults.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(faultSection),
  );
}

function faultSection(fault: AnyFault): readonly string[] {
  const parameters = describeProperties(fault.parameters);
  return [
    `## ${fault.name}`,
    prose(fault.sentence),
    parameters.length === 0
      ? "It takes no parameters."
      : table(
          ["Parameter", "Takes", "Required"],
          parameters.map(({ name, type, required }) => [code(name), type, required ? "yes" : "no"]),
        ),
    ...erratumNames(fault),
  ];
}

/** The one fault whose parameter names something of the vendors: the errata it can name. */
function erratumNames({ name }: AnyFault): readonly string[] {
  if (name !== "other-reading") return [];
  const rows = vendors.map((vendor: AnyVendor) => {
    const switchable = Object.keys(vendor.errata).filter((id) => vendor.errata[id]?.switchable);
    return [code(vendor.id), switchable.map(code).join(", ")];
  });
  return [table(["Vendor", "Errata that can be switched"], rows)];
}
