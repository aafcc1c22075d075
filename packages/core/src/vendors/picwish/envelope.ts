import * as z from "zod";
import {
  type AnswerNode,
  type AnswerShape,
  inAlphabeticalOrder,
  type Phase,
  type Presence,
} from "../../contract/answer.js";
import { toUnixSeconds, unixSeconds } from "../../contract/unix-seconds.js";
import { extraFields } from "./extras.js";
import { answer, type PicwishClause, type PicwishReadings } from "./vocabulary.js";

/** Fields of `data`, in the shape of {@link AnswerShape}. */
export type DataFields = Readonly<Record<string, AnswerNode<PicwishClause, PicwishReadings>>>;

const ended = { succeeded: "required", failed: "required" } as const;
/** What a task under way has to show is not said: only its state can be counted on. */
const known = { running: "optional", ...ended } as const;

const common: DataFields = {
  completed_at: answer.leaf({
    clause: "picwish.response.completed-at",
    schema: unixSeconds,
    when: { succeeded: "required" },
    value: (facts) => toUnixSeconds(facts.task?.completedAt),
  }),
  created_at: answer.leaf({
    clause: "picwish.response.created-at",
    schema: unixSeconds,
    when: known,
    value: (facts) => toUnixSeconds(facts.task?.createdAt),
  }),
  image: answer.leaf({
    clause: "picwish.response.image",
    schema: z.string().min(1),
    when: { succeeded: "required" },
    value: (facts) => facts.items[0]?.image?.text,
  }),
  processed_at: answer.leaf({
    clause: "picwish.response.processed-at",
    schema: unixSeconds,
    when: { running: "optional", succeeded: "optional", failed: "optional" },
    value: (facts) => toUnixSeconds(facts.task?.processedAt),
  }),
  progress: answer.leaf({
    clause: "picwish.response.progress",
    schema: z.int().min(0).max(100),
    when: known,
    value: (facts) => facts.task?.progress,
  }),
  return_type: answer.leaf({
    clause: "picwish.response.return-type",
    schema: z.int().min(1).max(3),
    when: { succeeded: "required" },
    value: (facts) => facts.values.return_type ?? 1,
  }),
  state: answer.leaf({
    clause: "picwish.response.state",
    schema: z.int(),
    when: { running: "required", ...ended },
    value: (facts) => facts.task?.code,
  }),
  task_id: answer.leaf({
    clause: "picwish.response.task-id",
    schema: z.string().min(1),
    when: { accepted: "required", ...known },
    value: (facts) => facts.task?.id,
  }),
};

/** An answer about a task may be one to a poll or to a submit, which differ in some readings. */
function messagePresence(phase: Phase, readings: PicwishReadings): Presence {
  if (phase === "accepted") return "required";
  if (phase === "refused") return readings["answer.message-on-refusal"] === "absent" ? "optional" : "required";
  const dropped = readings["answer.poll-message"] === "absent" || readings["answer.sync-message"] === "absent";
  return dropped ? "optional" : "required";
}

/** The envelope `{ status, message, data }`, with the fields of `data` that one endpoint adds or words otherwise. */
export function picwishAnswer(own: DataFields = {}): AnswerShape<PicwishClause, PicwishReadings> {
  const data = inAlphabeticalOrder({ ...common, ...extraFields<PicwishClause, PicwishReadings>(), ...own });
  return {
    fields: {
      status: answer.leaf({
        clause: "picwish.response.status",
        schema: z.int(),
        when: () => "required",
        value: (facts) => facts.refusal?.code ?? 200,
      }),
      message: answer.leaf({
        clause: "picwish.response.message",
        schema: z.string(),
        when: messagePresence,
        value: (facts) => {
          if (facts.phase === "accepted") return "success";
          const { readings } = facts;
          if (facts.refusal) {
            return readings["answer.message-on-refusal"] === "absent" ? undefined : facts.refusal.message;
          }
          const reading =
            facts.operation === "poll" ? readings["answer.poll-message"] : readings["answer.sync-message"];
          return reading === "absent" ? undefined : "success";
        },
      }),
      data: answer.object({
        clause: "picwish.response.data",
        when: { accepted: "required", running: "required", ...ended },
        fields: data,
      }),
    },
  };
}
