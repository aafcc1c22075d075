import { vendors } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal } from "../testing/fake-terminal.js";
import type { PrintedTrigger } from "./triggers.js";

async function print(call: string): Promise<string> {
  const terminal = fakeTerminal(call.split(" "));
  expect(await runCli(terminal)).toBe(exitCodes.ok);
  expect(terminal.printed.error).toBe("");
  return terminal.printed.out;
}

describe("graycard triggers", () => {
  it("says how words are written, and lists each with where, whose and what it does", async () => {
    const lines = (await print("triggers")).split("\n");
    expect(lines[0]).toMatch(/^A word in a key, in the header x-graycard-trigger/);
    const rows = lines.slice(lines.findIndex((line) => line.startsWith("WORD")));
    expect(rows[0]).toMatch(/^WORD +WHERE +VENDORS +WHAT HAPPENS$/);
    const row = (word: string) => rows.find((line) => line.split(/ {2,}/)[0] === word)?.split(/ {2,}/);
    expect(row("gc-429")).toEqual(["gc-429", "anywhere", "all", expect.stringMatching(/^Turns the request away/)]);
    expect(row("gc-state-7")).toEqual(["gc-state-7", "anywhere", "picwish, aliyun-market", expect.any(String)]);
    expect(row("gc-code-20001")).toEqual(["gc-code-20001", "anywhere", "meitu", expect.any(String)]);
    expect(row("gc-upload-reset")).toEqual(["gc-upload-reset", "key, header", "all", expect.any(String)]);
    expect(row("invalid")).toEqual(["invalid", "key", "all", expect.any(String)]);
  });

  it("prints the same as JSON", async () => {
    const listed = JSON.parse(await print("triggers --json")) as PrintedTrigger[];
    const text = await print("triggers");
    expect(listed.length).toBeGreaterThan(150);
    for (const { word, sentence } of listed)
      expect(text).toMatch(new RegExp(`^${word} .*${sentence.slice(-20, -1)}`, "m"));
    expect(Object.keys(listed[0] ?? {})).toEqual(["word", "group", "places", "vendors", "sentence"]);
  });

  it("has them in groups, says how many each has, and prints one of them alone", async () => {
    const [text, json] = [await print("triggers"), await print("triggers --json")];
    const listed = JSON.parse(json) as PrintedTrigger[];
    const groups = [...new Set(listed.map(({ group }) => group))];
    expect(groups).toEqual(["statuses", "states", "answers", "links", "results", "connections", "errors"]);
    for (const group of groups) {
      const words = listed.filter((each) => each.group === group);
      expect(text).toMatch(new RegExp(`^  ${group} +${words.length} words$`, "m"));
      expect(text).toMatch(new RegExp(`^${group}: [A-Z]`, "m"));
      expect(JSON.parse(await print(`triggers --json --group ${group}`))).toEqual(words);
    }
    expect(await print("triggers --group links")).not.toContain("gc-429 ");
  });

  it("leaves out what is not for a vendor", async () => {
    for (const { id } of vendors) {
      const listed = JSON.parse(await print(`triggers --json --vendor ${id}`)) as PrintedTrigger[];
      expect(listed.length).toBeGreaterThan(30);
      expect(listed.filter((each) => !each.vendors.includes(id))).toEqual([]);
    }
    expect(await print("triggers --vendor meitu")).not.toContain("gc-state-7 ");
  });
});
