import { describe, expect, it } from "vitest";
import { Caller } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { testMock } from "../testing/test-mock.js";

/** The ids and times of three tasks, one after the other. */
async function tasksOf(mock: ReturnType<typeof testMock>["mock"], seed?: string | number) {
  const { credentials } = mock.session(seed === undefined ? {} : { seed });
  const caller = new Caller(mock.fetch, credentials);
  const tasks = [];
  for (let at = 0; at < 3; at++) {
    const { task_id, completed_at } = await caller.finish("scale", { image_file: await discFile(), type: "clean" });
    tasks.push([task_id, completed_at]);
  }
  return tasks;
}

describe("a session with a seed", () => {
  it("has the same ids and delays as the first with it in any other mock", async () => {
    const [one, other] = [testMock({ seed: "one" }).mock, testMock({ seed: "other" }).mock];
    const tasks = await tasksOf(one, "a");
    expect(await tasksOf(other, "a")).toEqual(tasks);
    expect(await tasksOf(testMock({ seed: "one" }).mock, "b")).not.toEqual(tasks);
  });

  it("takes a number for a seed as its digits", async () => {
    expect(await tasksOf(testMock().mock, 7)).toEqual(await tasksOf(testMock().mock, "7"));
  });

  it("shares no id with a second one in the same mock, which is the same every time", async () => {
    const seconds = [];
    for (const seed of ["one", "other"]) {
      const { mock } = testMock({ seed });
      const first = await tasksOf(mock, "a");
      const second = await tasksOf(mock, "a");
      expect(second.map(([id]) => id)).not.toEqual(expect.arrayContaining([first[0]?.[0]]));
      seconds.push(second);
    }
    expect(seconds[0]).toEqual(seconds[1]);
  });

  it("leaves sessions without one as they are", async () => {
    const { mock } = testMock();
    mock.session({ seed: "a" });
    const plain = testMock().mock;
    plain.session();
    expect(await tasksOf(mock)).toEqual(await tasksOf(plain));
  });
});
