import { type AnyVendor, vendors } from "@graycard/core";
import {
  listTriggers,
  type Trigger,
  type TriggerGroup,
  triggerGroups,
  triggerHeader,
  triggerPlaces,
} from "@graycard/mock-server";
import { code, page, prose, table } from "../markdown.js";
import { generatedFrom } from "./page-head.js";

/** Every word that makes the mock go wrong for a client that cannot be changed. */
export function triggersPage(): string {
  const listed = listTriggers(vendors);
  return page(
    "# Triggers",
    generatedFrom("packages/mock-server/src/triggers/"),
    `A word plays a [fault](faults.md) for a client that cannot be changed. It stands in the key, in the header ${code(triggerHeader)}, in the file name of an upload or in the URL of a picture; ${code("graycard triggers")} prints the same list. How to use them: [trigger faults](../how-to/trigger-faults.md).`,
    ...(Object.keys(triggerGroups) as TriggerGroup[]).flatMap((group) => [
      `## ${triggerGroups[group]}`,
      ...(group === "errors" ? ["Nothing is done and nothing is charged unless the sentence says so."] : []),
      tableOf(listed.filter((trigger) => trigger.group === group)),
    ]),
  );
}

function tableOf(triggers: readonly Trigger[]): string {
  return table(
    ["Word", "Where", "Vendors", "What happens"],
    triggers.map((trigger) => [code(trigger.word), placesOf(trigger), vendorsOf(trigger), prose(trigger.sentence)]),
  );
}

function placesOf({ places }: Trigger): string {
  return places === undefined || places.length === triggerPlaces.length ? "anywhere" : places.join(", ");
}

function vendorsOf({ plans }: Trigger): string {
  const owners = (vendors as readonly AnyVendor[]).filter((vendor) => plans(vendor) !== undefined);
  return owners.length === vendors.length ? "all" : owners.map(({ id }) => id).join(", ");
}
