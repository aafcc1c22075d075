import { type AnyVendor, vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { prepareFault } from "../faults/scripted-fault.js";
import { parseWord, wordsIn } from "./grammar.js";
import { listTriggers } from "./index.js";
import { triggerGroups } from "./trigger.js";

const all = listTriggers(vendors);
const triggers = all.filter(({ word }) => word !== "invalid");

describe("the list of triggers", () => {
  it("has each word once, and each survives where words are put", () => {
    const words = triggers.map(({ word }) => word);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) {
      expect(word).toMatch(/^gc-[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(wordsIn(`photo.${word}.jpg`)).toEqual([word]);
      expect(new URL(`https://x.test/${word}/`).pathname).toBe(`/${word}/`);
      expect(new Headers({ "x-graycard-trigger": word }).get("x-graycard-trigger")).toBe(word);
      expect(parseWord(word, (each) => words.includes(each))).toEqual({ word });
    }
  });

  it("has every group, and each in one piece", () => {
    const order = all.map(({ group }) => group).filter((group, at, groups) => group !== groups[at - 1]);
    expect(order).toEqual(Object.keys(triggerGroups));
  });

  it("says in a sentence what each word does", () => {
    for (const { word, sentence } of all) expect(sentence, word).toMatch(/^[A-Z][^\n]{10,}\.$/);
  });

  it("plans faults that there are, for at least one vendor each", () => {
    for (const { word, plans } of triggers) {
      const owners = (vendors as readonly AnyVendor[]).filter((vendor) => plans(vendor));
      expect(owners.length, word).toBeGreaterThan(0);
      for (const vendor of owners) {
        for (const plan of plans(vendor) ?? []) {
          expect(() => prepareFault({ ...plan, times: "always" }, [vendor]), word).not.toThrow();
        }
      }
    }
  });

  it("has the word that makes a key one that is not accepted", () => {
    expect(all.find(({ word }) => word === "invalid")).toMatchObject({ places: ["key"] });
  });

  it("has a word for every error that a vendor knows", () => {
    const words = new Set(triggers.map(({ word }) => word));
    const forms = (vendors as readonly AnyVendor[]).flatMap(({ errorForms }) => errorForms);
    expect(forms.length).toBeGreaterThan(100);
    expect(forms.filter(({ id }) => !words.has(`gc-${id}`))).toEqual([]);
  });
});
