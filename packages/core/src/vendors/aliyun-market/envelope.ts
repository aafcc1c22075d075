import * as z from "zod";
import { type AnswerShape, inAlphabeticalOrder } from "../../contract/answer.js";
import { toUnixSeconds, unixSeconds } from "../../contract/unix-seconds.js";
import { extraFields } from "../picwish/extras.js";
import { type AliyunMarketClause, type AliyunMarketReadings, answer } from "./vocabulary.js";

const ended = { succeeded: "required", failed: "required" } as const;

/** The envelope of the market channel: PicWish's, in the words of the market's own document. */
export const aliyunMarketAnswer: AnswerShape<AliyunMarketClause, AliyunMarketReadings> = {
  fields: {
    status: answer.leaf({
      clause: "aliyun-market.response.status",
      schema: z.int(),
      when: () => "required",
      value: (facts) => facts.refusal?.code ?? 200,
    }),
    message: answer.leaf({
      clause: "aliyun-market.response.message",
      schema: z.string(),
      when: (phase, readings) =>
        phase !== "refused" && readings["answer.message"] === "absent" ? "optional" : "required",
      value: (facts) => {
        if (facts.refusal) return facts.refusal.message;
        return facts.readings["answer.message"] === "absent" ? undefined : "success";
      },
    }),
    data: answer.object({
      clause: "aliyun-market.response.data",
      when: ended,
      fields: inAlphabeticalOrder({
        ...extraFields<AliyunMarketClause, AliyunMarketReadings>(),
        completed_at: answer.leaf({
          clause: "aliyun-market.response.completed-at",
          schema: unixSeconds,
          when: { succeeded: "required" },
          value: (facts) => toUnixSeconds(facts.task?.completedAt),
        }),
        created_at: answer.leaf({
          clause: "aliyun-market.response.created-at",
          schema: unixSeconds,
          when: ended,
          value: (facts) => toUnixSeconds(facts.task?.createdAt),
        }),
        image: answer.leaf({
          clause: "aliyun-market.response.image",
          schema: z.string().min(1),
          when: { succeeded: "required" },
          value: (facts) => facts.items[0]?.image?.text,
        }),
        processed_at: answer.leaf({
          clause: { erratum: "answer.processed-at" },
          schema: unixSeconds,
          when: { succeeded: "optional", failed: "optional" },
          value: (facts) => toUnixSeconds(facts.task?.processedAt),
        }),
        progress: answer.leaf({
          clause: "aliyun-market.response.progress",
          schema: z.int().min(0).max(100),
          when: ended,
          value: (facts) => facts.task?.progress,
        }),
        return_type: answer.leaf({
          clause: "aliyun-market.response.return-type",
          schema: z.int(),
          when: { succeeded: "required" },
          value: () => 1,
        }),
        state: answer.leaf({
          clause: "aliyun-market.response.state",
          schema: z.int(),
          when: ended,
          value: (facts) => facts.task?.code,
        }),
        task_id: answer.leaf({
          clause: "aliyun-market.response.task-id",
          schema: z.string().min(1),
          when: ended,
          value: (facts) => facts.task?.id,
        }),
      }),
    }),
  },
};
