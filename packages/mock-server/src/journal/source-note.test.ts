import { describe, expect, it } from "vitest";
import { discFile } from "../testing/pictures.js";
import { noteOf, rememberNote, SourceNote } from "./source-note.js";

describe("the note of a picture", () => {
  it("tells its size, its SHA-256 and what its header says", async () => {
    const { facts } = new SourceNote(await discFile());
    expect(facts).toMatchObject({ format: "jpg", picture: { format: "jpg", width: 96, height: 72 } });
    expect(facts.bytes).toBe((await discFile()).byteLength);
    expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
    // Known from elsewhere: the digest of "abc".
    expect(new SourceNote(new TextEncoder().encode("abc")).facts).toEqual({
      bytes: 3,
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      format: undefined,
      picture: undefined,
    });
  });

  it("tells the same once the bytes are let go, whatever becomes of them", () => {
    const bytes = new TextEncoder().encode("abc");
    const [asked, settled] = [new SourceNote(bytes), new SourceNote(bytes)];
    const { facts } = asked;
    for (const note of [asked, settled]) note.settle();
    bytes.fill(0);
    for (const note of [asked, settled]) note.settle();
    expect([asked.facts, settled.facts]).toEqual([facts, facts]);
  });

  it("is worked out late: bytes that nobody asked about are not looked at", () => {
    const bytes = new TextEncoder().encode("abd");
    const note = new SourceNote(bytes);
    bytes.set([99], 2);
    expect(note.facts.sha256).toBe(new SourceNote(new TextEncoder().encode("abc")).facts.sha256);
  });

  it("can be left to that of another, which is of the same bytes", () => {
    const [mine, its] = [new TextEncoder().encode("abc"), new TextEncoder().encode("abc")];
    const [note, other] = [new SourceNote(mine), new SourceNote(its)];
    note.follow(other);
    note.settle();
    mine.fill(0);
    other.settle();
    its.fill(0);
    expect(note.facts).toEqual(new SourceNote(new TextEncoder().encode("abc")).facts);
  });

  it("is found by its bytes where somebody keeps them, and settled at once where nobody does", () => {
    const [kept, loose] = [new TextEncoder().encode("abc"), new TextEncoder().encode("abc")];
    const note = new SourceNote(kept);
    rememberNote(kept, note);
    expect(noteOf(kept)).toBe(note);
    const settled = noteOf(loose);
    loose.fill(0);
    expect(settled.facts).toEqual(note.facts);
  });
});
