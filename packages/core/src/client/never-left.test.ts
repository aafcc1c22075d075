import { describe, expect, test } from "vitest";
import { isLasting, neverLeft, wordsOf } from "./never-left.js";

const withCode = (code: string, message = "") => Object.assign(new Error(message), { code });

describe("proof that a request never left", () => {
  test.each(["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED"])("is %s", (code) => {
    expect(neverLeft(withCode(code))).toBe(true);
    expect(neverLeft(new TypeError("fetch failed", { cause: withCode(code) }))).toBe(true);
  });

  test.each(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ETIMEDOUT", "UND_ERR_HEADERS_TIMEOUT", ""])(
    "is not %s",
    (code) => {
      expect(neverLeft(withCode(code))).toBe(false);
      expect(neverLeft(new TypeError("fetch failed", { cause: withCode(code) }))).toBe(false);
    },
  );

  test("is that all addresses were tried in vain, and not that one of them was", () => {
    const refused = withCode("ECONNREFUSED");
    const away = Object.assign(withCode("ENETUNREACH"), { syscall: "connect" });
    expect(neverLeft(new AggregateError([refused, away]))).toBe(true);
    // The same befalls a connection that stands.
    expect(neverLeft(new AggregateError([refused, withCode("ENETUNREACH")]))).toBe(false);
    expect(neverLeft(new AggregateError([refused, withCode("ECONNRESET")]))).toBe(false);
    expect(neverLeft(new AggregateError([]))).toBe(false);
  });

  test.each([undefined, null, "ECONNREFUSED", { code: "ECONNREFUSED" }])("is nothing like %o", (value) => {
    expect(neverLeft(value)).toBe(false);
  });
});

describe("what goes wrong every time", () => {
  test("is a certificate that is not trusted, and not a host that is away", () => {
    expect(isLasting(new TypeError("fetch failed", { cause: withCode("DEPTH_ZERO_SELF_SIGNED_CERT") }))).toBe(true);
    expect(isLasting(withCode("ECONNREFUSED"))).toBe(false);
  });
});

describe("the words of an error", () => {
  test.each([
    [new Error("it broke"), "it broke"],
    [
      new TypeError("fetch failed", { cause: withCode("ECONNREFUSED", "connect refused") }),
      "fetch failed: connect refused",
    ],
    [withCode("ECONNRESET"), "ECONNRESET"],
    [new AggregateError([withCode("ECONNREFUSED", "connect refused")], ""), "AggregateError: connect refused"],
    [new Error("a: b", { cause: new Error("b") }), "a: b"],
    ["text", "text"],
  ])("of %o are %s", (error, words) => {
    expect(wordsOf(error)).toBe(words);
  });
});
