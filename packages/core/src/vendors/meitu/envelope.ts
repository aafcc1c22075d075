import * as z from "zod";
import type { AnswerShape } from "../../contract/answer.js";
import { meituErrorCodes } from "./error-codes.js";
import { mediaTypeOfAnswer } from "./media-type.js";
import { answer, type MeituClause, type MeituReadings } from "./vocabulary.js";

const succeeded = { succeeded: "required" } as const;
const broken = { refused: "required", failed: "required" } as const;

function errorName(code: number): string {
  return (meituErrorCodes as Readonly<Record<number, { name: string }>>)[code]?.name ?? "UNKNOWN_ERROR";
}

/** A success lists the media and what they are; a failure is three fields with capital letters. */
export const meituAnswer: AnswerShape<MeituClause, MeituReadings> = {
  fields: {
    media_info_list: answer.list({
      clause: "meitu.response.media-info-list",
      when: succeeded,
      item: answer.object({
        clause: "meitu.response.media-info-list",
        when: succeeded,
        fields: {
          media_data: answer.leaf({
            clause: "meitu.response.media-data",
            schema: z.string().min(1),
            when: succeeded,
            value: (facts, item) => facts.items[item]?.image?.text,
          }),
          media_extra: answer.leaf({
            clause: { erratum: "response.media-extra" },
            schema: z.record(z.string(), z.unknown()),
            when: { succeeded: "optional" },
            value: () => undefined,
          }),
          media_profiles: answer.object({
            clause: "meitu.response.media-profiles",
            when: succeeded,
            fields: {
              media_data_type: answer.leaf({
                clause: "meitu.response.media-data-type",
                schema: z.string().min(1),
                when: succeeded,
                value: (facts) => mediaTypeOfAnswer(facts.values),
              }),
            },
          }),
        },
      }),
    }),
    parameter: answer.object({
      clause: "meitu.response.parameter",
      when: succeeded,
      fields: {
        rsp_media_type: answer.leaf({
          clause: "meitu.response.rsp-media-type",
          schema: z.string().min(1),
          when: succeeded,
          value: (facts) => mediaTypeOfAnswer(facts.values),
        }),
        version: answer.leaf({
          clause: "meitu.response.version",
          schema: z.string(),
          when: { succeeded: "optional" },
          value: () => "1.0.1",
        }),
      },
    }),
    ErrorCode: answer.leaf({
      clause: "meitu.error.code",
      schema: z.int(),
      when: broken,
      value: (facts) => facts.refusal?.code ?? facts.task?.code,
    }),
    ErrorMsg: answer.leaf({
      clause: "meitu.error.message",
      schema: z.string().min(1),
      when: broken,
      value: (facts) => facts.refusal?.message ?? errorName(facts.task?.code ?? 0),
    }),
    Data: answer.leaf({
      clause: "meitu.error.data",
      schema: z.json(),
      when: broken,
      value: () => null,
    }),
  },
};
