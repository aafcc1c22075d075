import type { RequestFault } from "../../../contract/refusal.js";
import { gatewayForm } from "./gateway.js";

/**
 * The codes of newer instances of the gateway, with the status that each contains. Texts that name a part of the
 * request are filled in with one.
 */
const rows: readonly (readonly [code: string, says: string, fault: RequestFault, means: string])[] = [
  ["I400HD", "Invalid Header `Accept`", "invalid-parameter", "A header is not valid."],
  ["I400MH", "Header `Authorization` is Required", "unauthenticated", "A header is missing."],
  ["I400BD", "Invalid Body: Unreadable", "invalid-parameter", "The body is not valid."],
  ["I400PA", "Invalid Request Path `/`", "not-found", "The path is not valid."],
  ["I400RU", "Invalid Request Uri `/`", "not-found", "The URL is not valid."],
  ["I400CT", "Invalid Content-Type: `text/plain`", "unsupported-encoding", "The content type is not taken."],
  ["I400SG", "Invalid Stage", "not-found", "The stage of the interface is unknown."],
  ["I403PT", "Invalid protocol http unsupported", "invalid-parameter", "The interface has another protocol."],
  ["I404DO", "Invalid Domain `example.com`", "not-found", "The host is unknown."],
  ["I404NF", "API not found", "not-found", "No interface has this address and method."],
  ["I405UM", "Unsupported Method `PUT`", "not-found", "The method is not supported."],
  ["I410GG", "Group's instance invalid", "not-found", "The group of the interface has moved to another instance."],
  ["I413UL", "Request URL too Large", "too-large", "The URL is too long."],
  ["X400PM", "Invalid plugin meta", "internal", "The settings of the gateway are not valid."],
  ["X403DG", "Bad Domain or Group", "internal", "The domain and the group of the interface do not fit."],
  ["X500AM", "Invalid Api Meta", "internal", "The definition of the interface is not valid."],
  ["X500ED", "Expired api definition", "internal", "The definition of the interface is too old."],
];

/** Every other error of the gateway whose code is known; a text without a code is in the list beside this one. */
export const gatewayCodeForms = rows.map(([code, says, fault, means]) =>
  gatewayForm(code.toLowerCase(), {
    status: Number(code.slice(1, 4)),
    says,
    fault,
    erratum: "gateway.error-code",
    means,
    code,
  }),
);
