import { describe, expect, it } from "vitest";
import { webConnection } from "./web-connection.js";

async function bodyOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  await webConnection(request).inbound.readBody((chunk) => {
    chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString();
}

describe("a request of this process", () => {
  const request = (body?: string) =>
    new Request("http://mock.test/", { method: "POST", ...(body === undefined ? {} : { body }) });

  it("has the body it was given, or none", async () => {
    expect(await bodyOf(request("words"))).toBe("words");
    expect(await bodyOf(request())).toBe("");
  });

  it("has its body in a runtime whose requests do not show theirs", async () => {
    const hiding = Object.defineProperty(request("words"), "body", { value: undefined });
    expect(await bodyOf(hiding)).toBe("words");
  });
});
