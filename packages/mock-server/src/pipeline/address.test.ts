import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Address } from "./address.js";

describe("the address of a request", () => {
  it.each([
    "http://127.0.0.1:4010/api/tasks/visual/scale",
    "https://techsz.aoscdn.com/api/tasks/visual/scale/1?sync=0&a=%E4%BD%A0",
    "http://[::1]:80/",
    "http://[::1]/a?b",
    "http://localhost/?",
    "http://localhost//api//x?y=/z?w://q",
  ])("has the parts that URL finds: %s", (text) => {
    const href = new Request(text).url;
    const [ours, theirs] = [Address.of(href), new URL(href)];
    const parts = ({ origin, hostname, pathname, searchParams }: Address | URL) => ({
      origin,
      hostname,
      pathname,
      query: [...searchParams],
    });
    expect(parts(ours)).toEqual(parts(theirs));
  });

  it("leaves out who asks, as a proxy may be told", () => {
    const { origin, hostname, pathname } = Address.of("http://me:secret@a.example:81/x@y");
    expect([origin, hostname, pathname]).toEqual(["http://a.example:81", "a.example", "/x@y"]);
  });

  it("has the parts that URL finds, whatever was asked for", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
        const href = new Request(text).url;
        const { origin, hostname, pathname, search } = new URL(href);
        const { origin: o, hostname: h, pathname: p, search: s } = Address.of(href);
        expect([o, h, p, s]).toEqual([origin, hostname, pathname, search]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
