import { binding } from "../../binding.js";
import { defineRule } from "../rule.js";
import { describeSeen, isBinary } from "../seen.js";

/**
 * The number of a state is one of the table, or below zero: such means failure, listed or not. In what order a task runs
 * through its states no document says, so that none is asked for.
 */
export const listedStates = defineRule({
  id: "listed-states",
  side: "vendor",
  decides: (target) => binding(target, [target.vendor.invariants.listedStates]),
  judge(scene) {
    const { vendor, endpoint } = scene.target;
    const [clause] = this.decides(scene.target);
    // A channel that answers at once lists the ends alone: of those under way its document says nothing.
    const hasTasks = endpoint.routes.poll !== undefined;
    for (const seen of scene.answers) {
      const { reading } = seen;
      if (!reading || !("state" in reading) || isBinary(seen)) continue;
      const listed = Object.hasOwn(vendor.states.rows, reading.code) || reading.code < 0;
      scene.check(clause, {
        title: "has a state of the table",
        ok: listed,
        expected: `${hasTasks ? "a state" : "an end"} that the table lists, or a number below zero`,
        actual: describeSeen(seen),
        shownBy: [seen],
      });
    }
  },
});
