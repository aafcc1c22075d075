import { describe, expect, it } from "vitest";
import { testSession } from "../../testing/test-mock.js";

async function becauseOf(headers: Record<string, string>): Promise<string | undefined> {
  const { caller, session } = testSession();
  await caller.send("picwish", "/api/tasks/visual/scale", { method: "POST", headers, body: "\u0001 no JSON" });
  return session.journal.exchanges()[0]?.because;
}

describe("a body that cannot be read", () => {
  it.each([
    ["application/json", "gzip", "it came with a Content-Encoding gzip, which is not undone"],
    ["multipart/form-data; boundary=a", "br", "it came with a Content-Encoding br, which is not undone"],
    ["application/json", "a b=c", "it came with a Content-Encoding, which is not undone"],
  ])("is explained by its encoding: %s, %s", async (type, encoding, because) => {
    expect(await becauseOf({ "content-type": type, "content-encoding": encoding })).toContain(because);
  });

  it("is not where there is none", async () => {
    const because = await becauseOf({ "content-type": "application/json", "content-encoding": "identity" });
    expect(because).toMatch(/^the body is not a JSON object/);
    expect(because).not.toContain("Content-Encoding");
  });
});
