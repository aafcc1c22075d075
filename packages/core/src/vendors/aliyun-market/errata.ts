import { defineErrata } from "../../contract/erratum.js";
import type { aliyunMarketClauses } from "./clauses.js";
import { answerErrata } from "./errata/answer.js";
import { gatewayErrata } from "./errata/gateway.js";
import { linkErrata } from "./errata/links.js";
import { pictureErrata } from "./errata/picture.js";
import { requestErrata } from "./errata/request.js";
import { sourceErrata } from "./errata/sources.js";
import { taskErrata } from "./errata/task.js";

/** Where the channel's document contradicts itself, falls silent, or is contradicted by public facts. */
export const aliyunMarketErrata = defineErrata<keyof typeof aliyunMarketClauses>()({
  ...requestErrata,
  ...sourceErrata,
  ...pictureErrata,
  ...taskErrata,
  ...answerErrata,
  ...gatewayErrata,
  ...linkErrata,
});
