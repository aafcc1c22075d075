import { describe, expect, it } from "vitest";
import { type OssError, ossErrorAnswer } from "./oss-error.js";

const id = "0f8fad5b-d9cb-469f-a165-70867728950e";

describe("a refusal of the object store", () => {
  it("is its XML, to the letter", async () => {
    const answer = await ossErrorAnswer("denied", "mock.test", id);
    expect(answer.body).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>AccessDenied</Code>
  <Message>You have no right to access this object because of bucket acl.</Message>
  <RequestId>0F8FAD5BD9CB469FA1657086</RequestId>
  <HostId>mock.test</HostId>
  <EC>0003-00000001</EC>
</Error>
`);
    expect(answer.headers).toEqual({
      "content-type": "application/xml",
      "x-oss-ec": "0003-00000001",
      "x-oss-request-id": "0F8FAD5BD9CB469FA1657086",
    });
  });

  it.each<[OssError, number, string, string | null]>([
    ["denied", 403, "AccessDenied", "0003-00000001"],
    ["expired", 403, "AccessDenied", "0002-00000069"],
    ["outlived", 403, "AccessDenied", null],
    ["missing", 404, "NoSuchKey", "0026-00000001"],
    ["internal", 500, "InternalError", null],
  ])("has its status and code: %s", async (error, status, code, ec) => {
    const answer = await ossErrorAnswer(error, "h", id);
    expect([answer.status, answer.headers["x-oss-ec"] ?? null]).toEqual([status, ec]);
    expect(answer.body).toContain(`<Code>${code}</Code>`);
  });

  it("cannot be made to say anything else by a host name", async () => {
    const answer = await ossErrorAnswer("denied", '<script>"&', id);
    expect(answer.body).toContain("<HostId>&lt;script&gt;&quot;&amp;</HostId>");
  });
});
