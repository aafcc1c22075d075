import { binding } from "../../binding.js";
import { shownValue, valueAt } from "../../values-at.js";
import { defineRule } from "../rule.js";
import { isBinary, type Seen } from "../seen.js";

/** What an answer repeats of its request is what the request asked for. */
export const echoes = defineRule({
  id: "echoes",
  side: "vendor",
  decides: (target) =>
    binding(
      target,
      (target.vendor.invariants.echoes ?? []).map(({ clause }) => clause),
    ),
  judge(scene) {
    const bound = this.decides(scene.target);
    const asked = askedOfTasks(scene.own);
    for (const { clause, asked: field, at, otherwise } of scene.target.vendor.invariants.echoes ?? []) {
      if (!bound.includes(clause)) continue;
      for (const seen of scene.answers) {
        if (seen.reading?.phase !== "succeeded" || isBinary(seen)) continue;
        const fields = seen.exchange.operation === "submit" ? seen.fields : asked.get(seen.taskId ?? "");
        const told = valueAt(seen.json, at);
        // That it is missing is for the contract to say.
        if (told === undefined) continue;
        if (!fields) {
          scene.cannot(clause, `What ${seen.exchange.id} was asked for is not in the recording.`);
          continue;
        }
        const wanted = fields[field] === undefined || fields[field] === "" ? otherwise : fields[field];
        if (wanted === undefined) continue;
        scene.check(clause, {
          title: `repeats ${field} as it was asked for`,
          ok: String(told) === String(wanted),
          expected: `${at}: ${shownValue(wanted)}`,
          actual: `${at}: ${shownValue(told)}`,
          shownBy: [seen],
        });
      }
    }
  },
});

/** The fields of the submit that each task came of. */
function askedOfTasks(seen: readonly Seen[]): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const asked = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { exchange, taskId, fields } of seen) {
    if (exchange.operation === "submit" && taskId !== undefined && fields) asked.set(taskId, fields);
  }
  return asked;
}
