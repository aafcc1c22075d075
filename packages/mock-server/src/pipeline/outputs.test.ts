import { describe, expect, it } from "vitest";
import { renderWork } from "../media/render-work.js";
import type { Workshop } from "../platform/workshop.js";
import type { Task, TaskView } from "../tasks/task.js";
import { picture } from "../testing/pictures.js";
import { CallerGoneError } from "./caller-gone-error.js";
import { textsOf } from "./outputs.js";
import type { Turn } from "./turn.js";

const file = await picture(60, 50);
const facts = { format: "jpg", width: 60, height: 50, alpha: false, animated: false } as const;

/** A task of some pictures, as far as their texts are concerned; `onRead` is told of each that is taken up. */
function world(count: number, onRead: (item: number) => void) {
  const controller = new AbortController();
  const items = Array.from({ length: count }, (_, item) => item);
  const read = async (item: number) => {
    onRead(item);
    return file;
  };
  const task = { id: "t", jobs: items.map((item) => ({ image: { ok: true, kept: { read: () => read(item) } } })) };
  const view = { plans: items.map(() => ({ work: "restore", format: "jpg" })), pictures: items.map(() => facts) };
  const workshop: Workshop = {
    threads: 0,
    render: ({ plan, image, mask }) => renderWork(plan, image, mask),
    close: () => Promise.resolve(),
  };
  const turn = { request: { signal: controller.signal }, bends: { results: [] }, mock: { workshop } };
  const texts = () => textsOf(turn as unknown as Turn, task as unknown as Task, view as unknown as TaskView);
  return { controller, texts };
}

describe("the pictures of a list, as text", () => {
  it("are made one after the other", async () => {
    const taken: number[] = [];
    const { texts } = world(3, (item) => taken.push(item));
    const made = texts();
    expect(taken).toEqual([0]);
    expect((await made).map(({ image }) => image?.text.slice(0, 4))).toEqual(["/9j/", "/9j/", "/9j/"]);
    expect(taken).toEqual([0, 1, 2]);
  });

  it("are not made any more when their caller has gone", async () => {
    const taken: number[] = [];
    const reason = new Error("enough");
    const { texts, controller } = world(3, (item) => {
      taken.push(item);
      controller.abort(reason);
    });
    const error = await texts().catch((thrown: unknown) => thrown);
    expect([error instanceof CallerGoneError, (error as Error).cause, taken]).toEqual([true, reason, [0]]);
  });
});
