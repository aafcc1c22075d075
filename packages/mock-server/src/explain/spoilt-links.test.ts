import { describe, expect, it } from "vitest";
import { testSession } from "../testing/test-mock.js";

/** Why a link was refused that a submit with these words got, used as its caller may have changed it. */
async function why(words: string, change: (link: string) => string = (link) => link): Promise<string | undefined> {
  const { mock, session, caller } = testSession();
  const fields = { image_url: `https://files.test/${words}/portrait.jpg`, type: "clean", sync: 1 };
  const { body } = await caller.picwish("scale", fields);
  await mock.fetch(change(body.data?.image ?? ""));
  return session.journal.find({ operation: "fetch-result" })?.because;
}

describe("the explanation of a link that the mock itself spoilt", () => {
  it.each([
    ["gc-link-u0026", /literal .u0026/, "mangled-link (gc-link-u0026 in a file name or address)"],
    ["gc-link-amp", /&amp;/, "mangled-link (gc-link-amp in a file name or address)"],
    ["gc-link-double-encoded", /encoded twice/, "mangled-link"],
    ["gc-link-lower-cased", /changed their case/, "mangled-link"],
    ["gc-expired-link", /expired \d+ s ago/, "early-expired-link"],
  ])("says so, and does not blame its caller: %s", async (word, wrong, fault) => {
    const because = await why(word);
    expect(because).toMatch(wrong);
    expect(because).toContain(`the mock handed it out like that, on purpose: ${fault}`);
    expect(because).not.toContain("change nothing in it");
  });

  it("blames the caller for what it did itself", async () => {
    expect(await why("nothing", (link) => link.replaceAll("&", "&amp;"))).toContain("change nothing in it");
    // The link died early on purpose, but that is not what is wrong with this one.
    expect(await why("gc-expired-link", (link) => link.replaceAll("&", "&amp;"))).not.toContain("on purpose");
  });
});
