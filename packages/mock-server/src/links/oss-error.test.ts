import { describe, expect, it } from "vitest";
import { type OssError, ossErrorResponse } from "./oss-error.js";

const id = "0f8fad5b-d9cb-469f-a165-70867728950e";

describe("a refusal of the object store", () => {
  it("is its XML, to the letter", async () => {
    const response = await ossErrorResponse("denied", "mock.test", id);
    expect(await response.text()).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>AccessDenied</Code>
  <Message>You have no right to access this object because of bucket acl.</Message>
  <RequestId>0F8FAD5BD9CB469FA1657086</RequestId>
  <HostId>mock.test</HostId>
  <EC>0003-00000001</EC>
</Error>
`);
    expect(Object.fromEntries(response.headers)).toEqual({
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
    const response = await ossErrorResponse(error, "h", id);
    expect([response.status, response.headers.get("x-oss-ec")]).toEqual([status, ec]);
    expect(await response.text()).toContain(`<Code>${code}</Code>`);
  });

  it("cannot be made to say anything else by a host name", async () => {
    const response = await ossErrorResponse("denied", '<script>"&', id);
    expect(await response.text()).toContain("<HostId>&lt;script&gt;&quot;&amp;</HostId>");
  });
});
