import { describe, expect, it } from "vitest";
import { dataOf, read, type TaskBody } from "../testing/caller.js";
import { picture } from "../testing/pictures.js";
import { testSession } from "../testing/test-mock.js";
import { expectNoMoreWork, workOf } from "./testing/work-of.js";

const image_url = "https://h/a.jpg";
const boxes = '[{"x":1,"y":1,"width":4,"height":4}]';

async function post(body: string | Uint8Array, path = "/api/tasks/visual/inpaint", vendor = "picwish") {
  const world = testSession();
  world.session.files.put("a.jpg", await picture(20, 16));
  const headers = { "content-type": "application/json" };
  const response = await world.caller.send(vendor, path, { method: "POST", headers, body: body as BodyInit });
  const answer = await read<TaskBody>(response);
  // Whatever it was, others are served on.
  const other = await world.caller.picwish("scale", { image_url, type: "clean", sync: 1 });
  expect([dataOf(other).state, world.reports]).toEqual([1, []]);
  return { ...world, answer };
}

/** What becomes of a repair with these members besides its picture: a state, or the words of a refusal. */
async function outcome(members: string): Promise<string> {
  const { answer } = await post(`{"image_url":"${image_url}","sync":1,${members}}`);
  return answer.status === 200 ? `state ${dataOf(answer).state}` : `${answer.status} ${answer.body.message}`;
}

const nested = (levels: number, inner = "1") => `${"[".repeat(levels)}${inner}${"]".repeat(levels)}`;

describe("JSON that is nested", () => {
  const tooDeep = "400 Invalid request body: the JSON is nested deeper than 64 levels";

  it.each([1, 60, 63])("is read where nobody looks at it: %i levels", async (levels) => {
    expect(await outcome(`"rectangles":${boxes},"unknown":${nested(levels)}`)).toBe("state 1");
  });

  it.each([64, 1000, 100_000, 1_000_000])("is refused where it is too deep: %i levels", async (levels) => {
    expect(await outcome(`"rectangles":${boxes},"unknown":${nested(levels)}`)).toBe(tooDeep);
    expect(await outcome(`"rectangles":${boxes},"unknown":${"[".repeat(levels)}`)).toBe(tooDeep);
  });

  it("is refused by every vendor, wherever it is", async () => {
    const objects = `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`;
    const media = `{"media_data":"AAAA","media_profiles":{},"media_extra":${objects}}`;
    for (const body of [objects, `{"extra":${objects}}`, `{"parameter":{},"media_info_list":[${media}]}`]) {
      const { answer } = await post(body, "/v1/aiquality", "meitu");
      expect(answer.body).toMatchObject({
        ErrorCode: 10000,
        ErrorMsg: "Invalid request body: the JSON is nested deeper than 64 levels",
      });
    }
  });

  it("may have any number of brackets in its texts", async () => {
    expect(await outcome(`"rectangles":${boxes},"unknown":${JSON.stringify(`\\"[{,${"[{,".repeat(20_000)}`)}`)).toBe(
      "state 1",
    );
  });

  it("is no list of boxes as text, however deep", async () => {
    expect(await outcome(`"rectangles":"${nested(100_000)}"`)).toBe(
      "400 Invalid parameter: rectangles[0] must be a box with x, y, width and height",
    );
  });
});

describe("JSON of too many values", () => {
  /** How many times the work of one text of the same length. */
  const mostTimes = 4;
  const tooMany = "400 Invalid request body: the JSON has more than 10000 values";

  it.each([
    ["objects", `"unknown":[${"{},".repeat(1_000_000)}{}]`],
    ["numbers", `"unknown":[${"1,".repeat(1_000_000)}1]`],
    ["names", Array.from({ length: 200_000 }, (_, at) => `"k${at}":1`).join(",")],
    ["boxes", `"rectangles":[${`${boxes.slice(1, -1)},`.repeat(100_000)}1]`],
  ])("is refused before it is taken apart: %s", async (_, members) => {
    const harmless = `"unknown":"${"a".repeat(members.length)}"`;
    await expectNoMoreWork(
      async () => expect(await outcome(members)).toBe(tooMany),
      await workOf(async () => expect(await outcome(harmless)).not.toBe(tooMany)),
      mostTimes,
    );
  });

  it("is cut where it is text, as a part of a multipart body is", async () => {
    expect(await outcome(`"rectangles":"[${"{},".repeat(1_000_000)}{}]"`)).toBe(
      "400 Invalid parameter: rectangles must be a list of boxes, as JSON",
    );
  });

  it("is not what fifty boxes are", async () => {
    const box = '{"x":1,"y":1,"width":2,"height":2}';
    expect(await outcome(`"rectangles":[${Array.from({ length: 50 }, () => box).join(",")}]`)).toBe("state 1");
  });
});

describe("a number", () => {
  it.each(["1e400", "-1e400", "-1", "0.5", "9007199254740993", "1e21", '"1"', "null", "true", "[1]", "{}"])(
    "that is none of a box is refused: %s",
    async (x) => {
      expect(await outcome(`"rectangles":[{"x":${x},"y":1,"width":2,"height":2}]`)).toMatch(
        /^400 Invalid parameter: rectangles\[0\]\.x must /,
      );
    },
  );

  it.each(["-0", "0e9", "1.0", "1E0", "9007199254740991"])("is a whole one, however it is written: %s", async (x) => {
    expect(await outcome(`"rectangles":[{"x":${x},"y":1,"width":2,"height":2}]`)).toBe("state 1");
  });

  it.each(["1e400", "2", "-1", "1.5", "true", '"1e0"', '"+1"', '" 1"', '"\\u0661"', "[1]"])(
    "that is none of a choice is refused: %s",
    async (sync) => {
      const { answer } = await post(`{"image_url":"${image_url}","rectangles":${boxes},"sync":${sync}}`);
      expect([answer.status, answer.body.message]).toEqual([400, "Invalid parameter: sync must be one of 0, 1"]);
    },
  );
});

describe("a text", () => {
  it.each(["\\ud800", "\\udc00\\ud800", "\\u0000", "\\uffff", "\\ufeff"])(
    "with characters that are none is an address of nothing: %s",
    async (odd) => {
      const { answer } = await post(`{"image_url":"https://h/${odd}.jpg","rectangles":${boxes},"sync":1}`);
      expect(dataOf(answer).state).toBe(-3);
    },
  );

  it.each(["1", "[]", "{}", "true"])("is wanted, and not %s", async (value) => {
    const { answer } = await post(`{"image_url":${value},"rectangles":${boxes}}`);
    expect(answer.body).toEqual({ status: 400, message: "Invalid parameter: image_url must be text" });
  });
});

describe("the names of a JSON body", () => {
  it("count as they came last", async () => {
    expect(await outcome(`"rectangles":7,"rectangles":${boxes}`)).toBe("state 1");
    expect(await outcome(`"rectangles":${boxes},"rectangles":7`)).toContain("400 Invalid parameter: rectangles");
  });

  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "bytes"])(
    "mean nothing to the language: %s",
    async (name) => {
      expect(await outcome(`"rectangles":${boxes},"${name}":{"sync":0,"x":{"polluted":1}}`)).toBe("state 1");
      const inside = `"rectangles":[{"${name}":{"x":1},"x":1,"y":1,"width":2,"height":2}]`;
      expect(await outcome(inside)).toBe("state 1");
      expect(await outcome(`"rectangles":[{"__proto__":{"x":1},"y":1,"width":2,"height":2}]`)).toContain("400 ");
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    },
  );
});

describe("JSON in another encoding", () => {
  const text = `{"image_url":"${image_url}","rectangles":${boxes},"sync":1}`;

  it.each([
    ["UTF-16", Buffer.from(text, "utf16le")],
    ["UTF-16 with its mark", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["Latin letters of one byte", Buffer.from(text.replace("h/a", "h/\u00e9"), "latin1")],
    ["UTF-8 that is cut off", Buffer.from(text.replace("h/a", "h/\u00e9")).subarray(0, 24)],
    ["zeros", Buffer.alloc(1000)],
  ])("is refused: %s", async (_, body) => {
    const { answer } = await post(body);
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining("Invalid request body: ")]);
  });

  it("is read behind the mark of UTF-8", async () => {
    expect(dataOf((await post(`\ufeff${text}`)).answer).state).toBe(1);
  });
});
