import { defineErrorForms } from "../../contract/error-form.js";
import { picwishStatusErrors } from "../picwish/error-forms.js";
import { statusErrorForms } from "../picwish/status-error-forms.js";
import { gatewayForms } from "./error-forms/gateway.js";
import { gatewayCodeForms } from "./error-forms/gateway-codes.js";
import { aliyunMarketFaults, aliyunMarketStatuses } from "./statuses.js";
import type { AliyunMarketClause } from "./vocabulary.js";

/** The product behind the channel: its answers are passed on as they are, and whatever is HTTP 200 is charged for. */
const backEndForms = statusErrorForms<AliyunMarketClause>({
  errors: picwishStatusErrors.map((error) => ({
    ...error,
    message: aliyunMarketFaults[error.fault].message,
    clause: aliyunMarketStatuses[error.status].clause,
  })),
  jsonClause: "aliyun-market.status.http-or-json",
  bareClause: { erratum: "message.text" },
  charged: (httpStatus) => httpStatus === 200,
});

/** How errors of this channel are worded: by the back-end in JSON, by the gateway in headers. */
export const aliyunMarketErrorForms = defineErrorForms<AliyunMarketClause>()([
  ...backEndForms,
  ...Object.values(gatewayForms),
  ...gatewayCodeForms,
]);
