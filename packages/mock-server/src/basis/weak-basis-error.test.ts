import { picwish } from "@graycard/core";
import { beforeAll, describe, expect, it } from "vitest";
import { createMock } from "../create-mock.js";
import { dataOf, type Fields } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { type TestSession, testSession } from "../testing/test-mock.js";
import type { Strictness } from "./strictness.js";
import { WeakBasisError } from "./weak-basis-error.js";

let image: Uint8Array;
beforeAll(async () => {
  image = await discFile();
});

const scale = (more: Fields = {}) => ({ image_file: image, type: "clean", ...more });

async function pollToTheEnd({ caller }: TestSession): Promise<void> {
  const { task_id } = dataOf(await caller.picwish("scale", scale()));
  for (let polls = 0; polls < 5; polls++) await caller.poll("scale", task_id);
}

function thrownBy(test: TestSession): WeakBasisError {
  try {
    test.session.verify();
  } catch (error) {
    if (error instanceof WeakBasisError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

describe("a strict session", () => {
  it("passes where its answers rest on the documents", async () => {
    const test = testSession({ strict: "documented" });
    const { image: link } = await test.caller.finish("scale", scale());
    await test.caller.download(link);
    await test.caller.picwish("scale", {});
    expect(() => test.session.verify()).not.toThrow();
  });

  it("fails for each answer that rests on less, and says on what, and what to do about it", async () => {
    const test = testSession({ strict: "documented" });
    const { caller, session } = test;
    await pollToTheEnd(test);
    await caller.picwish("scale", scale({ sync: 0 }));
    await caller.picwish("scale", scale({ sync: 0 }));
    session.faults.script([{ fault: "task-outcome", with: { code: -6 } }]);
    await caller.finish("scale", scale());
    await caller.aiquality({});
    const error = thrownBy(test);
    expect(error).toMatchObject({
      code: "GC_SESSION_WEAK_BASIS",
      answers: [{ is: "inferred" }, { is: "inferred" }, { is: "inferred" }, { is: "inferred" }, { is: "sample" }],
    });
    const question = picwish.errata["sync.absent"]?.question;
    const delivery =
      `      delivery async: erratum sync.absent, read as async. ${question} Other readings: sync; ` +
      'readings: { "picwish": { "sync.absent": "async" } } is to lean on this one knowingly.';
    expect(error.message.split("\n")).toEqual([
      '5 answers rest on less than this session allows, which is strict about "documented":',
      "  1 x submit picwish/scale, answered with 200: inferred",
      delivery,
      "  2 x submit picwish/scale, answered with 200: inferred",
      expect.stringMatching(
        /^ {6}field sync=0: erratum sync\.values, read as zero-or-one\. .* described in docs\/reference\/picwish\/errata\.md\.$/,
      ),
      delivery,
      "  1 x submit picwish/scale, answered with 200: inferred",
      "      state -6: no document speaks of it.",
      "  1 x submit meitu/aiquality, answered with 400: sample",
      "      status 400: only a sample shows it, meitu.error.http-400.",
      "      code 10000: only a sample shows it, meitu.error.invalid-parameter.",
      "Send what the documents name, name the readings that you mean to lean on, or be less strict.",
    ]);
  });

  it("does not change its answers", async () => {
    const answers = await Promise.all(
      [{}, { strict: "documented" as const }].map(async (options) => {
        const { caller } = testSession(options);
        return (await caller.picwish("scale", scale())).text;
      }),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  it("lets pass what its own readings name, and nothing but that", async () => {
    const named = testSession({ strict: "documented", readings: { picwish: { "sync.absent": "async" } } });
    await pollToTheEnd(named);
    expect(() => named.session.verify()).not.toThrow();
    await named.caller.picwish("scale", scale({ sync: 0 }));
    expect(thrownBy(named).answers.map(({ leans }) => leans.map(({ clause }) => clause))).toEqual([
      ["erratum:sync.values"],
    ]);
    const other = testSession({ strict: "documented", readings: { "aliyun-market": { "link.life": "hour" } } });
    await pollToTheEnd(other);
    expect(thrownBy(other).answers).toHaveLength(1);
  });

  it.each<[Strictness, readonly string[]]>([
    ["documented", ["sample", "inferred", "observed"]],
    ["sample", ["inferred", "observed"]],
    ["inferred", ["observed"]],
  ])("about %s fails for all that is weaker", async (strict, weaker) => {
    const test = testSession({ strict });
    test.session.faults.script([{ fault: "task-outcome", with: { code: -9 }, vendor: "picwish" }]);
    await test.caller.finish("scale", scale());
    await test.caller.picwish("scale", scale());
    await test.caller.aiquality({});
    await test.caller.picwish("scale", {});
    const found = thrownBy(test).answers.map(({ is }) => is);
    expect(found.toSorted()).toEqual([...weaker].toSorted());
  });

  it("finds nothing in a session that is not strict", async () => {
    const test = testSession({ edition: "observed" });
    await pollToTheEnd(test);
    expect(() => test.session.verify()).not.toThrow();
  });

  it("can be asked for by itself, and only about what there is", () => {
    const { mock } = testSession();
    expect(() => mock.session({ strict: "sample" })).not.toThrow();
    const asked = { strict: "observed" } as unknown as { strict: Strictness };
    for (const make of [() => mock.session(asked), () => createMock(asked)]) {
      expect(make).toThrow('No session is strict about "observed"; it can be about documented, sample, inferred.');
    }
  });
});
