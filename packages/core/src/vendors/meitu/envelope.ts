import * as z from "zod";
import type { AnswerFacts, AnswerShape, Phase, Presence } from "../../contract/answer.js";
import type { RequestFault } from "../../contract/refusal.js";
import { meituErrorCodes } from "./error-codes.js";
import { type ErrorShapeName, type ErrorShapePart, meituErrorShapes } from "./error-shapes.js";
import { mediaTypeOfAnswer } from "./media-type.js";
import { answer, type MeituClause, type MeituReadings } from "./vocabulary.js";

const succeeded = { succeeded: "required" } as const;

function errorName(code: number): string {
  return (meituErrorCodes as Readonly<Record<number, { name: string }>>)[code]?.name ?? "UNKNOWN_ERROR";
}

type Facts = AnswerFacts<MeituReadings>;

/** What stands in each part of an error, whatever the part is called. */
const errorValues: Readonly<Record<ErrorShapePart, (facts: Facts) => unknown>> = {
  code: (facts) => facts.refusal?.code ?? facts.task?.code,
  message: (facts) => (facts.refusal ? facts.refusal.message : errorName(facts.task?.code ?? 0)),
  data: () => null,
  id: (facts) => facts.id?.(),
};

const errorSchemas: Readonly<Record<ErrorShapePart, z.ZodType>> = {
  code: z.int(),
  message: z.string().min(1),
  data: z.json(),
  id: z.string().min(1),
};

/** What the gateway decides before the service is asked. */
const gatewayFaults: ReadonlySet<RequestFault> = new Set([
  "unauthenticated",
  "quota-spent",
  "not-found",
  "rate-limited",
]);

function shapeOf({ refusal, readings }: Facts): ErrorShapeName {
  const reading = readings["error.shapes"];
  if (reading !== "by-layer") return reading;
  return refusal && gatewayFaults.has(refusal.fault) ? "coded" : "documented";
}

/** A field of an error: there in the shapes that have it, whichever of them is sent. */
function errorField(name: string, part: ErrorShapePart, clause: MeituClause | { readonly erratum: string }) {
  const has = (shape: ErrorShapeName) => meituErrorShapes[shape][part] === name;
  return answer.leaf({
    clause,
    schema: errorSchemas[part],
    when: (phase: Phase, readings: MeituReadings): Presence => {
      if (phase !== "refused" && phase !== "failed") return "absent";
      const reading = readings["error.shapes"];
      // Which layer refused is not for the phase to say.
      if (reading === "by-layer" && phase === "refused")
        return has("coded") || has("documented") ? "optional" : "absent";
      if (!has(reading === "by-layer" ? "documented" : reading)) return "absent";
      return part === "id" ? "optional" : "required";
    },
    value: (facts) => (has(shapeOf(facts)) ? errorValues[part](facts) : undefined),
  });
}

const observedShape = { erratum: "error.shapes" } as const;

const errorFields = {
  ErrorCode: errorField("ErrorCode", "code", "meitu.error.code"),
  ErrorMsg: errorField("ErrorMsg", "message", "meitu.error.message"),
  Data: errorField("Data", "data", "meitu.error.data"),
  error_code: errorField("error_code", "code", observedShape),
  code: errorField("code", "code", observedShape),
  message: errorField("message", "message", observedShape),
  data: errorField("data", "data", observedShape),
  trace_id: errorField("trace_id", "id", observedShape),
};

/** A success lists the media and what they are; a failure is documented as three fields with capital letters. */
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
    ...errorFields,
  },
};
