import { describe, expect, it } from "vitest";
import { publicExports } from "./public-exports.js";

const all = publicExports();

describe("the names that packages export", () => {
  it("are all found", () => {
    expect(all.length).toBeGreaterThan(200);
    expect([...new Set(all.map(({ from }) => from))]).toEqual([
      "@graycard/core",
      "@graycard/core/client",
      "@graycard/core/client/web",
      "@graycard/core/har",
      "@graycard/core/openapi",
      "@graycard/mock-server",
      "@graycard/mock-server/control",
      "@graycard/mock-server/msw",
      "@graycard/conformance",
      "@graycard/cli",
    ]);
  });

  it("each have a comment that begins with a sentence", () => {
    const bare = all.filter(({ comment = "" }) => !/^[A-Z`].*?[.:?](\s|$)/s.test(comment));
    expect(bare.map(({ from, name, file }) => `${name} of ${from}: ${file}`)).toEqual([]);
  });

  it("say what they throw by the names of errors, where they say so at all", () => {
    const vague = all.filter(({ comment = "" }) => /@throws(?! \{\w+\} | the )/.test(comment));
    expect(vague.map(({ name }) => name)).toEqual([]);
  });
});
