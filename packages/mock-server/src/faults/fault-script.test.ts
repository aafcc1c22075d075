import { readdir } from "node:fs/promises";
import { GraycardError } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { Caller } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testMock, testSession } from "../testing/test-mock.js";
import { faults } from "./index.js";
import { FaultScriptError, type ScriptedFault } from "./scripted-fault.js";

const refuse = (message: string, more: Partial<ScriptedFault> = {}): ScriptedFault => ({
  fault: "refuse",
  with: { fault: "internal", message },
  ...more,
});

/** What a number of submits and polls hear: the message of the fault that met them. */
async function hears(world: ReturnType<typeof testSession>, calls: string): Promise<(string | undefined)[]> {
  const heard = [];
  for (const call of calls) {
    const endpoint = call === call.toUpperCase() ? "inpaint" : "scale";
    const { body } = await (call.toLowerCase() === "s"
      ? world.caller.picwish(endpoint, {})
      : world.caller.poll(endpoint, "x"));
    heard.push(body.status === 500 ? body.message : undefined);
  }
  return heard;
}

describe("a fault script", () => {
  it("plays out request by request, in order", async () => {
    const world = testSession();
    world.session.faults.script([refuse("first"), refuse("second"), refuse("third", { times: 2 })]);
    expect(await hears(world, "sssss")).toEqual(["first", "second", "third", "third", undefined]);
    expect(world.session.faults.unused()).toEqual([]);
  });

  it("can be added to", async () => {
    const world = testSession();
    world.session.faults.script([refuse("first")]);
    world.session.faults.script([refuse("second")]);
    expect(await hears(world, "ss")).toEqual(["first", "second"]);
  });

  it("leaves as many matching requests alone as it is told", async () => {
    const world = testSession();
    world.session.faults.script([refuse("late", { after: 2 })]);
    expect(await hears(world, "sspss")).toEqual([undefined, undefined, "late", undefined, undefined]);
  });

  it("meets only the operation and endpoint that are named", async () => {
    const world = testSession();
    const endpoint = "inpaint";
    world.session.faults.script([refuse("a poll", { operation: "poll" }), refuse("a repair", { endpoint })]);
    expect(await hears(world, "sspS")).toEqual([undefined, undefined, "a poll", "a repair"]);
  });

  it("applies what is planned for always on top of what is planned in number", async () => {
    const world = testSession();
    const set = (name: string) => ({ fault: "rewrite-answer", with: { set: { [name]: true } } });
    world.session.faults.script([{ ...set("always"), times: "always" }, set("once"), set("next")]);
    const bodies = [];
    for (let call = 0; call < 3; call++) bodies.push(Object.keys((await world.caller.picwish("scale", {})).body));
    expect(bodies.map((names) => names.slice(2))).toEqual([["always", "once"], ["always", "next"], ["always"]]);
  });

  it("of the whole mock goes before a session's own, and meets every session", async () => {
    const { mock } = testMock();
    mock.faults.script([refuse("everybody", { times: 2 })]);
    for (const session of [mock.session(), mock.session()]) {
      session.faults.script([{ fault: "rewrite-answer", with: { set: { mine: 1 } } }]);
      const { body } = await new Caller(mock.fetch, session.credentials).picwish("scale", {});
      expect(body).toEqual({ status: 500, message: "everybody", mine: 1 });
    }
    expect(mock.faults.unused()).toEqual([]);
  });

  it("meets requests of nobody, too, when it is the mock's", async () => {
    const { mock, caller } = testSession();
    mock.faults.script([refuse("nobody")]);
    expect((await caller.picwish("scale", {}, { credential: "none" })).body.message).toBe("nobody");
  });

  it("can be cleared", async () => {
    const world = testSession();
    world.session.faults.script([refuse("never", { times: "always" })]);
    world.session.faults.clear();
    expect(await hears(world, "s")).toEqual([undefined]);
    expect(world.session.faults.unused()).toEqual([]);
  });
});

describe("the account of a fault script", () => {
  it("lists what has not applied as often as planned", async () => {
    const world = testSession();
    const plans = [
      refuse("used up"),
      refuse("half used", { times: 2, operation: "submit" }),
      refuse("never matched", { operation: "poll" }),
      refuse("still waiting", { after: 100, endpoint: "inpaint" }),
      { fault: "slow-task", with: { workMs: 1 }, times: "always", endpoint: "watermark" },
      { fault: "rewrite-answer", with: {}, times: "always" },
    ] as const satisfies readonly ScriptedFault[];
    world.session.faults.script(plans);
    await hears(world, "ss");
    expect(world.session.faults.unused()).toEqual([plans[1], plans[2], plans[3], plans[4]]);
  });

  it("does not count what a fault could do nothing to", async () => {
    const world = testSession();
    const plans: readonly ScriptedFault[] = [
      { fault: "task-outcome", with: { code: -1 } },
      { fault: "bad-result", with: { text: "no picture" } },
      { fault: "skip-check", with: { check: "link" } },
      { fault: "skip-check", with: { check: "locate-task" } },
    ];
    world.session.faults.script(plans);
    await world.caller.send("picwish", "/api/tasks/visual/nothing");
    await hears(world, "p");
    expect(world.session.faults.unused()).toEqual(plans.slice(0, 3));
    const data = await world.caller.finish("scale", { image_file: await discFile(), type: "clean" });
    expect([data.state, world.session.faults.unused()]).toEqual([-1, plans.slice(1, 3)]);
  });
});

describe("a plan that makes no sense", () => {
  const wrong: readonly [string, unknown, RegExp][] = [
    ["an unknown fault", { fault: "explode" }, /no fault "explode"; there are .*ignore-field, .*task-outcome/],
    ["no fault", {}, /fault/],
    ["an unknown key", { fault: "stuck-task", time: 2 }, /time/],
    ["a parameter it does not have", { fault: "stuck-task", with: { code: 1 } }, /"stuck-task".*code/s],
    ["a parameter that is missing", { fault: "task-outcome" }, /"task-outcome".*code/s],
    ["a parameter of another type", { fault: "task-outcome", with: { code: "-1" } }, /code/],
    ["a check that is none", { fault: "skip-check", with: { check: "mood" } }, /authenticate.*link/s],
    [
      "a limit that the mock does not keep",
      { fault: "other-limit", with: { limit: "faces", value: 1 } },
      /imageBytes.*qps/s,
    ],
    ["a limit of nothing", { fault: "other-limit", with: { limit: "qps", value: 0 } }, /value/],
    [
      "an erratum that nobody has",
      { fault: "other-reading", with: { erratum: "x", value: 1 } },
      /"x".*scale\.auto-bands/s,
    ],
    [
      "a number where an erratum reads words",
      { fault: "other-reading", with: { erratum: "link.form", value: 7 } },
      /"link\.form" reads values such as .*"oss-v4".*, not 7/,
    ],
    [
      "a word that no reading has",
      { fault: "other-reading", with: { erratum: "link.form", value: "oss-v9" } },
      /"link\.form" reads values such as .*"oss-v4"/,
    ],
    [
      "a list whose items lack a part",
      { fault: "other-reading", with: { erratum: "task.schedule", value: [["queued"]] } },
      /"task\.schedule" reads values/,
    ],
    [
      "the name of a reading in place of its value",
      { fault: "other-reading", with: { erratum: "size.megabyte", value: "mega" } },
      /"size\.megabyte" reads values such as .*1048576.*, not "mega"/,
    ],
    [
      "a number where an erratum reads a list",
      { fault: "other-reading", with: { erratum: "task.schedule", value: 7 } },
      /"task\.schedule" reads values such as .*processing/,
    ],
    [
      "a value with a part that no reading has",
      { fault: "other-reading", with: { erratum: "scale.auto-bands", value: { quadruple: 1, triple: 2 } } },
      /"scale\.auto-bands" reads values such as .*double/,
    ],
    ["a field that nobody has", { fault: "ignore-field", with: { field: "imagefile" } }, /"imagefile".*image_file/s],
    ["a refusal that is none", { fault: "refuse", with: { fault: "teapot" } }, /unauthenticated/],
    ["a status that is none", { fault: "rewrite-answer", with: { status: 99 } }, /status/],
    ["a picture without end", { fault: "bad-result", with: { scale: 1000 } }, /scale/],
    ["work that ends before it begins", { fault: "slow-task", with: { workMs: -1 } }, /workMs/],
    [
      "an endpoint that nobody has",
      { ...refuse("x"), endpoint: "scales" },
      /no endpoint "scales"; there are scale, inpaint/,
    ],
    ["an operation that is none", { ...refuse("x"), operation: "download" }, /operation/],
    [
      "an operation it does nothing to",
      { fault: "stuck-task", operation: "poll" },
      /"stuck-task" does nothing to poll; .*submit/,
    ],
    ["no times at all", { ...refuse("x"), times: 0 }, /times/],
    ["half a time", { ...refuse("x"), times: 0.5 }, /times/],
    ["a time before the first", { ...refuse("x"), after: -1 }, /after/],
  ];

  it.each(wrong)("is refused, and the message says what there is: %s", (_, plan, says) => {
    const { session } = testSession();
    const add = () => session.faults.script([refuse("fine"), plan as ScriptedFault]);
    expect(add).toThrow(says);
    expect(add).toThrow(FaultScriptError);
    expect(session.faults.unused()).toEqual([]);
  });

  it("is a mistake with a code", () => {
    const error = new FaultScriptError("x");
    expect([error instanceof GraycardError, error.code, error.name]).toEqual([
      true,
      "GC_FAULT_SCRIPT",
      "FaultScriptError",
    ]);
  });
});

describe("the list of faults", () => {
  it("is in order, and each says in a sentence what it does", () => {
    const names = faults.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
    for (const { sentence } of faults) expect(sentence).toMatch(/^[A-Z].*[a-z]s .*\.$/);
  });

  it("has one file for each, and each file is in the list", async () => {
    const files = (await readdir(new URL("./kinds", import.meta.url))).filter((name) => !name.includes(".test."));
    expect(files.map((name) => name.replace(".ts", "")).sort()).toEqual(faults.map(({ name }) => name));
  });
});
