import { describe, expect, it } from "vitest";
import { vendors } from "../vendors/index.js";
import { picwish } from "../vendors/picwish/index.js";
import { linkFacts } from "./link-facts.js";

const finished = (image: string) => ({ status: 200, data: { task_id: "t-1", state: 1, image } });
const signed = (signature: string) =>
  linkFacts(picwish, finished(`https://b.example/x.jpg?Expires=1&Signature=${signature}`));

describe("the facts of result links", () => {
  it("say how a signature is written, and nothing of what it is", () => {
    const facts = signed("q%2BNab/ZABCDEFGHIJKLMNOPQRST%3D");
    expect(facts).toEqual([{ item: 0, output: "image", signature: { bytes: 20, encoded: "+=", raw: "/" } }]);
    expect(JSON.stringify(facts)).not.toContain("ABCDEF");
  });

  it("tell signs that are left as they are from those that are encoded", () => {
    expect(signed("q+Nab%2fZABCDEFGHIJKLMNOPQRST=")?.[0]?.signature).toEqual({ bytes: 20, encoded: "/", raw: "+=" });
  });

  it("name no length where a signature is no base64", () => {
    expect(signed("not*base64")?.[0]?.signature).toEqual({ encoded: "", raw: "" });
    expect(signed("")?.[0]?.signature).toEqual({ encoded: "", raw: "" });
  });

  it("are not there where nothing is signed so", () => {
    for (const json of [undefined, null, 7, "x", [], {}, finished("https://b.example/x.jpg"), finished("aGVsbG8=")]) {
      for (const vendor of vendors) expect(linkFacts(vendor, json)).toBeUndefined();
    }
  });
});
