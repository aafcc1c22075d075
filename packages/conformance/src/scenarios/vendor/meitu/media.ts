import { fromBase64, probePicture, propertyOf, toBase64 } from "@graycard/core";
import type { Answer } from "../../../conversation.js";
import { defineScenario } from "../../../scenario.js";
import type { Trial } from "../../../trial.js";
import { describe, firstOutput } from "../../judge.js";
import { describePicture } from "../../result/expected-picture.js";

const clauses = [
  "meitu.request.media-data-type-jpg",
  "meitu.request.empty-objects",
  "meitu.response.item-per-medium",
  "meitu.response.rsp-media-type",
  "meitu.response.media-data-type",
] as const;

/** Media go in and come out as the words for their types say. */
export const media = defineScenario({
  id: "media",
  area: "result",
  vendor: "meitu",
  decides: () => clauses,
  async run(trial) {
    const first = await trial.picture();
    const medium = (bytes: Uint8Array) => ({
      media_data: toBase64(bytes),
      media_profiles: { media_data_type: "jpg" },
    });
    const one = await trial.submit(first, { change: { set: { media_info_list: [medium(first.bytes)] } } });
    judgePicture(trial, "meitu.request.media-data-type-jpg", one, first, "takes base64 as jpg");
    const word = propertyOf(propertyOf(one.json, "parameter"), "rsp_media_type");
    trial.check("meitu.response.rsp-media-type", {
      title: "calls base64 by the documented word",
      ok: word === "jpg",
      expected: "jpg",
      actual: String(word),
      shownBy: [one],
    });
    const list = propertyOf(one.json, "media_info_list");
    const type = propertyOf(propertyOf(Array.isArray(list) ? list[0] : undefined, "media_profiles"), "media_data_type");
    trial.check("meitu.response.media-data-type", {
      title: "calls a medium in base64 by the documented word",
      ok: type === "jpg",
      expected: "jpg",
      actual: String(type),
      shownBy: [one],
    });
    const bare = { ...medium(first.bytes), media_extra: {} };
    const empty = await trial.submit(first, { change: { set: { media_info_list: [bare], extra: {} } } });
    judgePicture(trial, "meitu.request.empty-objects", empty, first, "takes empty objects");
    const items = "outputs" in one.reading ? one.reading.outputs.length : 0;
    trial.check("meitu.response.item-per-medium", {
      title: "answers the medium that was sent",
      ok: items === 1,
      expected: "one medium",
      actual: one.reading.phase === "succeeded" ? `${items} media` : describe(one),
      shownBy: [one],
    });
  },
});

function judgePicture(
  trial: Trial,
  clause: (typeof clauses)[number],
  answer: Answer,
  sent: { readonly width: number; readonly height: number },
  title: string,
): void {
  const text = firstOutput(answer);
  const bytes = text === undefined ? undefined : fromBase64(text);
  const probe = bytes ? probePicture(bytes) : undefined;
  trial.check(clause, {
    title,
    ok: !!probe?.ok && probe.facts.width === sent.width && probe.facts.height === sent.height,
    expected: `a picture of ${sent.width}x${sent.height} as base64`,
    actual: bytes ? describePicture(bytes) : describe(answer),
    shownBy: [answer],
  });
}
