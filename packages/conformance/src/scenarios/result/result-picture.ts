import { fromBase64, type PictureFormat, probePicture, type WorkPlan } from "@graycard/core";
import type { Answer } from "../../conversation.js";
import { readPixels } from "../../pictures/read-pixels.js";
import { showsSameScene } from "../../properties/shows-same-scene.js";
import { clausesOf, defineScenario } from "../../scenario.js";
import type { Trial } from "../../trial.js";
import { describe, firstOutput } from "../judge.js";
import { describeFacts, describePicture, plannedSize, plannedWork } from "./expected-picture.js";

/** Ways a result is handed over. */
const forms = ["link", "base64", "binary"] as const;
type Form = (typeof forms)[number];

const promiseOf = { link: "linkResult", base64: "base64Result", binary: "binaryResult" } as const;

/** The result is a picture of the right format and size, however it is handed over. */
export const resultPicture = defineScenario({
  id: "result-picture",
  area: "result",
  decides: ({ vendor }) =>
    clausesOf([...forms.map((form) => vendor.promises[promiseOf[form]]), vendor.promises.sameScene]),
  async run(trial) {
    const picture = await trial.picture();
    const before = await readPixels(picture.bytes);
    for (const form of forms) {
      const clause = trial.target.vendor.promises[promiseOf[form]];
      if (clause === undefined || !trial.offers(form === "link" ? "links" : form, clause)) continue;
      const wishes = { mode: "sync", form } as const;
      const plan = plannedWork(trial.target, trial.fields(picture, { wishes }), picture);
      const size = plan && plannedSize(plan, picture);
      const formats = plan ? formatsOf(plan) : [];
      const answer = await trial.outcome(picture, { wishes });
      const file = await bytesOf(trial, answer, form);
      const probe = file.bytes ? probePicture(file.bytes) : undefined;
      const facts = probe?.ok ? probe.facts : undefined;
      trial.check(clause, {
        title: `hands the result over as ${form}`,
        ok: !!facts && formats.includes(facts.format) && facts.width === size?.width && facts.height === size.height,
        expected: size ? formats.map((format) => describeFacts({ format, ...size })).join(" or ") : "a picture",
        actual: file.bytes ? describePicture(file.bytes) : file.problem,
        shownBy: file.shownBy,
      });
      const after = file.bytes && (await readPixels(file.bytes));
      trial.check(trial.target.vendor.promises.sameScene, {
        title: "shows what was sent",
        ...showsSameScene(before, after),
        shownBy: file.shownBy,
      });
    }
  },
});

/** Cut-outs and restored pictures are of the format that was asked for; what else comes out is not documented. */
function formatsOf({ work, format }: WorkPlan): readonly PictureFormat[] {
  return work === "cutout" || work === "restore" ? [format] : ["jpg", "png"];
}

interface ResultFile {
  readonly bytes?: Uint8Array;
  readonly problem: string;
  readonly shownBy: readonly Answer[];
}

async function bytesOf(trial: Trial, answer: Answer, form: Form): Promise<ResultFile> {
  const problem = describe(answer);
  if (form === "binary") {
    return answer.json === undefined
      ? { bytes: answer.bytes, problem, shownBy: [answer] }
      : { problem, shownBy: [answer] };
  }
  const text = firstOutput(answer);
  if (text === undefined) return { problem, shownBy: [answer] };
  if (form === "base64") {
    const bytes = fromBase64(text);
    return bytes ? { bytes, problem, shownBy: [answer] } : { problem: "text that is not base64", shownBy: [answer] };
  }
  if (!URL.canParse(text)) return { problem: `no link: ${text.slice(0, 60)}`, shownBy: [answer] };
  const file = await trial.fetchResult(text);
  const shownBy = [answer, file];
  return file.status === 200
    ? { bytes: file.bytes, problem, shownBy }
    : { problem: `the link answers HTTP ${file.status}`, shownBy };
}
