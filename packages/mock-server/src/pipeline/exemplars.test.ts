import { SecretFinder } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { sameShape } from "../testing/same-shape.js";
import { Address } from "./address.js";
import { Collected } from "./body/collected.js";
import { splitParts } from "./body/split-parts.js";
import { exemplars } from "./exemplars.js";

const limit = () => {
  throw new Error("There is no limit here.");
};

/** What requests use, in the state they leave it in. */
const used = {
  "an address": () => {
    const address = Address.of("http://127.0.0.1:8080/api/tasks/visual/scale?a=b");
    expect(address.searchParams.get("a")).toBe("b");
    return address;
  },
  "a finder of secrets": () => {
    const finder = new SecretFinder(["a secret of some length"]);
    expect(finder.isIn("it has a secret of some length in it")).toBe(true);
    return finder;
  },
  "collected bytes": () => {
    const collected = new Collected(500_000);
    for (let at = 0; at < 8; at++) collected.add(new Uint8Array(60_000));
    expect(collected.whole().byteLength).toBe(480_000);
    return collected;
  },
  "a splitter of parts": () => {
    let parts = 0;
    const sink = { head: () => {}, skim: () => 0, body: () => {}, end: () => parts++ };
    const splitter = splitParts("b", sink, {
      ...{ mostParts: 9, mostHeadBytes: 999, tooManyParts: limit, headTooLong: limit },
    });
    for (const text of ["--b\r\nName: a\r\n\r\nb", "c\r", "\n--b", "--\r\n"]) splitter.write(Buffer.from(text));
    expect([parts, splitter.done]).toEqual([1, true]);
    return splitter;
  },
};

describe("the exemplars of what requests are read with", () => {
  it.each(Object.entries(used))("have one of the shape of %s", (_, use) => {
    const one = use();
    expect(exemplars().filter((exemplar) => sameShape(exemplar, one))).toHaveLength(1);
  });

  it("are no more than that", () => {
    expect(exemplars()).toHaveLength(Object.keys(used).length);
  });
});
