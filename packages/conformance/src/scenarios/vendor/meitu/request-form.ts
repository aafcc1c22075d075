import { toBase64 } from "@graycard/core";
import type { Answer } from "../../../conversation.js";
import { hasSize } from "../../../properties/has-size.js";
import { defineScenario } from "../../../scenario.js";
import type { Trial } from "../../../trial.js";
import { describe, firstOutput, judgeAccepted, judgeRefusal } from "../../judge.js";
import { checkProperty, seePicture } from "../../result/see-picture.js";

const clauses = [
  "meitu.request.content-type",
  "meitu.request.json-body",
  "meitu.request.extra",
  "meitu.request.media-extra",
  "meitu.request.media-info-item",
  "meitu.request.media-data-base64",
  "meitu.request.media-data-bare",
  "meitu.request.media-data-type-default",
  "meitu.request.rsp-media-type",
] as const;

type RequestClause = (typeof clauses)[number];

const size = { width: 100, height: 80 } as const;
const otherSize = { width: 64, height: 72 } as const;

/** Something to say about a picture and to a gateway; what it may be is left open. */
const remarks = { note: "a picture of Graycard", numbers: [1, 2] };

/** A request is a JSON object, and each part that it may have is taken. */
export const requestForm = defineScenario({
  id: "request-form",
  area: "validation",
  vendor: "meitu",
  decides: () => clauses,
  async run(trial) {
    await judgeMedia(trial);
    await judgeExtras(trial);
    await judgeResultForms(trial);
    await judgeBody(trial);
  },
});

/** A medium with as little as there may be: bare base64, and not a word on what it is. */
function medium(bytes: Uint8Array, more: Readonly<Record<string, unknown>> = {}) {
  return { media_data: toBase64(bytes), media_profiles: {}, ...more };
}

async function send(trial: Trial, set: Readonly<Record<string, unknown>>): Promise<Answer> {
  return trial.submit(await trial.picture(size), { change: { set } });
}

async function judgeMedia(trial: Trial): Promise<void> {
  const [first, second] = [await trial.picture(size), await trial.picture(otherSize)];
  const one = await send(trial, { media_info_list: [medium(first.bytes)] });
  const result = await seePicture(trial, one);
  const worked = hasSize(result.pixels, size);
  const judge = (clause: RequestClause, title: string) => checkProperty(trial, clause, title, result, worked);
  judge("meitu.request.media-data-base64", "works on a file as base64");
  judge("meitu.request.media-data-bare", "takes base64 with nothing in front");
  judge("meitu.request.media-data-type-default", "takes a medium without a type for base64");
  const two = await send(trial, { media_info_list: [medium(first.bytes), medium(second.bytes)] });
  const sizes = await sizesOf(trial, two);
  const expected = [size, otherSize].map(({ width, height }) => `${width}x${height}`).join(", ");
  trial.check("meitu.request.media-info-item", {
    title: "takes each item for one medium",
    ok: sizes === expected,
    expected: `pictures of ${expected}`,
    actual: sizes === "" ? describe(two) : `pictures of ${sizes}`,
    shownBy: [two],
  });
}

/** The sizes of all pictures of an answer, in its order. */
async function sizesOf(trial: Trial, answer: Answer): Promise<string> {
  if (!("outputs" in answer.reading)) return "";
  const pictures: string[] = [];
  for (const output of answer.reading.outputs) {
    const single = { ...answer, reading: { ...answer.reading, outputs: [output] } } as Answer;
    const { pixels } = await seePicture(trial, single);
    pictures.push(pixels ? `${pixels.width}x${pixels.height}` : "none");
  }
  return pictures.join(", ");
}

async function judgeExtras(trial: Trial): Promise<void> {
  const { bytes } = await trial.picture(size);
  const judge = async (clause: RequestClause, title: string, set: Readonly<Record<string, unknown>>) => {
    const result = await seePicture(trial, await send(trial, set));
    checkProperty(trial, clause, title, result, hasSize(result.pixels, size));
  };
  await judge("meitu.request.extra", "takes an object extra, whatever is in it", { extra: remarks });
  const media = [medium(bytes, { media_extra: remarks })];
  await judge("meitu.request.media-extra", "takes an object media_extra, whatever is in it", {
    media_info_list: media,
  });
}

/** The same request with two words for the result: they make a difference, and none makes it fail. */
async function judgeResultForms(trial: Trial): Promise<void> {
  const link = await send(trial, { parameter: { rsp_media_type: "url" } });
  const text = await send(trial, { parameter: { rsp_media_type: "base64" } });
  const isLink = (answer: Answer) => /^https?:/.test(firstOutput(answer) ?? "");
  const tell = (answer: Answer) =>
    firstOutput(answer) === undefined ? describe(answer) : isLink(answer) ? "a link" : "text that is no link";
  trial.check("meitu.request.rsp-media-type", {
    title: "returns the result as rsp_media_type says",
    ok: isLink(link) && text.reading.phase === "succeeded" && firstOutput(text) !== undefined && !isLink(text),
    expected: "a link for url, and the picture itself for base64",
    actual: `${tell(link)} for url, ${tell(text)} for base64`,
    shownBy: [link, text],
  });
}

/** JSON under its own name is taken; a body that is no JSON object is not. */
async function judgeBody(trial: Trial): Promise<void> {
  const picture = await trial.picture(size);
  const plain = await trial.submit(picture);
  judgeAccepted(trial, "meitu.request.content-type", plain, "takes a body of application/json");
  judgeAccepted(trial, "meitu.request.json-body", plain, "takes a JSON object");
  const list = await trial.ask(() => {
    const request = trial.request({});
    return new Request(request.url, { method: "POST", headers: request.headers, body: "[]" });
  });
  judgeRefusal(trial, "meitu.request.json-body", "invalid-parameter", list, "refuses a body that is no object");
}
