import type { IncomingMessage } from "node:http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainAddress } from "./plain-address.js";

const asked = (host: string, url = "/a?b") => plainAddress({ url, headers: { host } } as IncomingMessage, "http://");

describe("a plain address", () => {
  it.each(["127.0.0.1:65535", "127.0.0.1:4010", "localhost:1", "localhost", "techsz.aoscdn.com", "a-1.2b.c3:8080"])(
    "is put together from %s",
    (host) => {
      expect(asked(host)?.href).toBe(`http://${host}/a?b`);
    },
  );

  // URL refuses these, or writes them in another way.
  it.each([
    "localhost:65536",
    "localhost:99999",
    "localhost:0080",
    "1.2.3.4.5",
    "256.1.1.1",
    "127.1",
    "0x7f.1",
    "127.0.0.01",
    "08",
    "1.",
    "a.0x1",
    "xn--a",
    "b.xn--a.com",
  ])("is not what %s gives", (host) => {
    expect(asked(host)).toBeUndefined();
  });

  it("is the one that URL finds, whatever host was named", () => {
    const labels = fc.array(fc.constantFrom(..."019afxn-.:"), { minLength: 1, maxLength: 9 });
    const plain = fc.property(labels, (letters) => {
      const host = letters.join("");
      const address = asked(host);
      fc.pre(address !== undefined);
      expect(new URL(address.href).href).toBe(address.href);
    });
    fc.assert(plain, { seed: 1, numRuns: 3000 });
  });
});
