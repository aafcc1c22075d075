import { codeOfReason } from "@graycard/core";
import { clausesOf, defineScenario, type Target } from "../../scenario.js";
import { judgeFailure } from "../judge.js";
import { allFields } from "../validation/field-walk.js";

/** A port that nothing listens on, of a host that always answers so. */
const unreachable = "http://127.0.0.1:1/graycard-nothing-here.jpg";

function found({ vendor, endpoint }: Target) {
  const code = codeOfReason(vendor.states, "source-download");
  const field = allFields(endpoint).find(({ field }) => field.kind === "url")?.path[0];
  const row = code === undefined ? undefined : vendor.states.rows[code];
  return field === undefined || !row ? undefined : { field: String(field), clause: row.clause };
}

/** A picture that cannot be downloaded makes the work fail, with the number for that. */
export const sourceDownload = defineScenario({
  id: "source-download",
  area: "task",
  decides: (target) => clausesOf([found(target)?.clause]),
  async run(trial) {
    const { target } = trial;
    const url = found(target);
    const picture = { bytes: new Uint8Array([0]), fileName: "none.jpg", mediaType: "image/jpeg", url: unreachable };
    const fields = trial.fields({ ...picture, width: 100, height: 100 });
    // Only the address: an uploaded file would go before it.
    const bare = Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value !== "object"));
    const seen = await trial.finish(await trial.send({ ...bare, [url?.field ?? ""]: unreachable }));
    const [clause] = clausesOf([url?.clause]);
    judgeFailure(trial, clause, "source-download", seen.at(-1) ?? seen[0], "fails on an address that leads nowhere");
  },
});
