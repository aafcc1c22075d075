import { html } from "hono/html";
import type { Answer } from "../pipeline/answer.js";

/** What the object store answers instead of a file. */
export type OssError = "denied" | "expired" | "outlived" | "missing" | "internal";

const errors: Readonly<Record<OssError, { status: number; code: string; message: string; ec?: string }>> = {
  denied: {
    status: 403,
    code: "AccessDenied",
    message: "You have no right to access this object because of bucket acl.",
    ec: "0003-00000001",
  },
  expired: { status: 403, code: "AccessDenied", message: "Request has expired.", ec: "0002-00000069" },
  // The number above is known for links that carry their end; what one with a life of its own gets is not.
  outlived: { status: 403, code: "AccessDenied", message: "Request has expired." },
  missing: { status: 404, code: "NoSuchKey", message: "The specified key does not exist.", ec: "0026-00000001" },
  internal: { status: 500, code: "InternalError", message: "Please contact the server administrator." },
};

/**
 * A refusal in the object store's own XML.
 *
 * @param id of the exchange, a UUID; the store's own ids are shorter
 */
export async function ossErrorAnswer(error: OssError, hostId: string, id: string): Promise<Answer> {
  const { status, code, message, ec } = errors[error];
  const requestId = id.replaceAll("-", "").slice(0, 24).toUpperCase();
  const body = await html`<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>${code}</Code>
  <Message>${message}</Message>
  <RequestId>${requestId}</RequestId>
  <HostId>${hostId}</HostId>${
    ec === undefined
      ? ""
      : html`
  <EC>${ec}</EC>`
  }
</Error>
`;
  const headers = {
    "content-type": "application/xml",
    "x-oss-request-id": requestId,
    ...(ec === undefined ? {} : { "x-oss-ec": ec }),
  };
  return { status, headers, body: String(body) };
}
