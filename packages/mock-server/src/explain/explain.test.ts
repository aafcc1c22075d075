import { describe, expect, it } from "vitest";
import { Caller, dataOf, type Fields } from "../testing/caller.js";
import { discFile } from "../testing/pictures.js";
import { type TestSession, testSession } from "../testing/test-mock.js";
import { becauseHeader, explainHeader } from "./because-header.js";

const scale = "/api/tasks/visual/scale";

/** What the journals say of the last of some calls. */
async function told(act: (world: TestSession) => Promise<unknown>, options: Parameters<typeof testSession>[0] = {}) {
  const world = testSession(options);
  await act(world);
  const exchanges = [...world.session.journal.exchanges(), ...world.mock.journal.exchanges()];
  const last = exchanges.toSorted((a, b) => a.startedAt - b.startedAt).at(-1);
  if (!last) throw new Error("Nothing was written down.");
  return last;
}

const post =
  (body: BodyInit, contentType?: string, path = scale, vendor = "picwish") =>
  ({ caller }: TestSession) => {
    const headers = contentType === undefined ? {} : { "content-type": contentType };
    return caller.send(vendor, path, { method: "POST", body, headers });
  };

const submit =
  (fields: Fields, endpoint = "scale") =>
  ({ caller }: TestSession) =>
    caller.picwish(endpoint, fields);

describe("the explanation of a body without the fields of its endpoint", () => {
  it.each<[string, (world: TestSession) => Promise<unknown>, RegExp]>([
    [
      "is that its type is not taken",
      post("hello", "text/plain"),
      /^text\/plain is none of the content types that scale takes \(multipart\/form-data, application\/x-www-form-urlencoded, application\/json\)/,
    ],
    [
      "is that its type is not taken, where that is not JSON either",
      post("a=b", "application/x-www-form-urlencoded", "/v1/aiquality", "meitu"),
      /^application\/x-www-form-urlencoded is none of the content types that aiquality takes \(application\/json\)/,
    ],
    [
      "is that it is a list",
      post("[1]", "application/json"),
      /^the body is not a JSON object: it is JSON of a list\.$/,
    ],
    [
      "is that it is a single value",
      post("5", "application/json"),
      /^the body is not a JSON object: it is JSON of a single value\.$/,
    ],
    [
      "is that its JSON is broken and labelled as a form",
      post('{"type":"clean"', "application/x-www-form-urlencoded"),
      /^the body is not a JSON object: its JSON is cut off, or/,
    ],
    [
      "is that its JSON is broken",
      post('{"type":}', "application/json"),
      /^the body is not a JSON object: its JSON is cut off, or/,
    ],
    ["is that it is empty", post(""), /^the body is empty; scale takes its fields as multipart/],
    [
      "is that a form has other names in it",
      post("a=b", "application/x-www-form-urlencoded"),
      /^the body came as application\/x-www-form-urlencoded, and has none of the fields of scale in it\. .*a is no field of scale, which has image_file/,
    ],
    [
      "is that no form is taken at all",
      post(formOf({ a: "b" }), undefined, "/v1/aiquality", "meitu"),
      /^multipart\/form-data is not accepted\. aiquality takes application\/json\.$/,
    ],
  ])("%s", async (_, act, because) => {
    const exchange = await told(act);
    expect([exchange.because, exchange.response?.status]).toEqual([expect.stringMatching(because), 400]);
  });
});

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("the explanation of a field", () => {
  it.each<[string, (world: TestSession) => Promise<unknown>, string, string]>([
    [
      "that is missing",
      submit({ image_file: new Uint8Array(1) }),
      "type is required and was not sent.",
      "picwish.scale.type",
    ],
    [
      "that has a value which is none",
      submit({ type: "dog" }),
      "type must be one of clean, face.",
      "picwish.scale.type",
    ],
    [
      "that has a slip in its name",
      submit({ type: "clean", image_flie: new Uint8Array(1) }),
      "Missing parameter: one of image_file, image_url is required. image_flie is no field of scale; did you mean image_file?",
      "erratum:sources.none",
    ],
    [
      "that has other capitals",
      post(formOf({ Type: "clean", sync: "1" })),
      "type is required and was not sent. Type is no field of scale; did you mean type?",
      "picwish.scale.type",
    ],
    [
      "whose name may be anything",
      post(formOf({ "4f1d9c2b7a": "x", sync: "1" })),
      "type is required and was not sent. [withheld] is no field of scale, which has image_file, image_url, image_base64, type, scale_factor, fix_face_only, sync, return_type.",
      "picwish.scale.type",
    ],
  ])("%s", async (_, act, because, clause) => {
    expect(await told(act)).toMatchObject({ because, clause });
  });

  it("is told of at every depth of a body", async () => {
    const body = { parameter: { rsp_media_typ: "url" }, media_info_list: [{ media_dta: "x" }, { other: 1 }] };
    const { because } = await told(({ caller }) => caller.aiquality(body));
    expect(because).toContain("rsp_media_typ is no field of aiquality; did you mean rsp_media_type?");
    expect(because).toContain("media_dta is no field of aiquality; did you mean media_data?");
  });

  it("is told of a few times, however many there are", async () => {
    const fields = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`name_${"x".repeat(at)}`, "1"]));
    const { because } = await told(submit({ ...fields, sync: 1 }));
    expect(because).toMatch(/45 other names that were sent are no fields of scale either\.$/);
    expect(because?.length).toBeLessThan(1500);
  });

  it("is a note where the request was taken all the same", async () => {
    const image_file = await discFile();
    const exchange = await told(submit({ image_file, type: "clean", scale_facter: 4 }));
    expect(exchange).not.toHaveProperty("because");
    expect(exchange.notes).toEqual(["scale_facter is no field of scale; did you mean scale_factor?"]);
  });

  it("is not given where nothing is wrong", async () => {
    const exchange = await told(submit({ image_file: await discFile(), type: "clean" }));
    for (const name of ["because", "clause", "fault", "notes"]) expect(exchange).not.toHaveProperty(name);
  });
});

describe("the explanation of an address that nothing answers to", () => {
  const withKey =
    (path: string, method = "POST") =>
    ({ caller }: TestSession) =>
      caller.send("picwish", path, { method });
  const bare =
    (path: string, method = "POST") =>
    ({ mock }: TestSession) =>
      mock.fetch(new Request(`http://mock.test${path}`, { method }));

  it.each([
    ["/api/tasks/visual/scal", "POST /api/tasks/visual/scale (picwish scale, submit)"],
    ["/api/task/visual/inpaint", "POST /api/tasks/visual/inpaint (picwish inpaint, submit)"],
    ["/visual/scale", "POST /api/tasks/visual/scale (picwish scale, submit)"],
    ["/scale", "POST /api/tasks/visual/scale (picwish scale, submit)"],
    ["/API/TASKS/VISUAL/SCALE", "POST /api/tasks/visual/scale (picwish scale, submit)"],
    [
      "/api/tasks/visual/scal/8437aad2-b959-47b1-85d9-67b95c32152a",
      "GET /api/tasks/visual/scale/{task_id} (picwish scale, poll)",
    ],
    ["/v2/aiquality", "POST /v1/aiquality (meitu aiquality, submit)"],
    ["/task/visual/watermark", "POST /tasks/visual/watermark (aliyun-market watermark, submit)"],
  ])("names the nearest: %s", async (path, nearest) => {
    expect((await told(withKey(path))).because).toContain(
      `nothing answers to POST ${path}. nearest is ${nearest}. picwish has POST`,
    );
    // Without a credential that is what is told first, in the words of the vendor that is nearest.
    const { because, vendor } = await told(bare(path));
    expect([because, nearest]).toEqual([
      expect.stringContaining(`nearest is ${nearest}`),
      expect.stringContaining(`(${vendor} `),
    ]);
  });

  it.each(["/favicon.ico", "/x", "/.git/config", "/wp-login.php"])(
    "says what there is where nothing is near: %s",
    async (path) => {
      const exchange = await told(bare(path));
      expect(exchange).toMatchObject({ vendor: "none", response: { status: 404 } });
      expect(exchange.because).toMatch(
        /^nothing answers to POST \S+ this mock has POST \/api\/tasks\/visual\/scale, GET .*, POST \/v1\/aiquality\.$/,
      );
    },
  );

  it("names the method that is taken", async () => {
    const { because, fault } = await told(withKey(scale, "PUT"));
    expect(because).toBe(`${scale} takes POST, not PUT: it is where picwish scale takes a submit.`);
    expect(fault).toBe(`${scale} takes POST, not PUT`);
  });

  it("names the vendor whose address it is", async () => {
    const { because } = await told(({ mock, caller }) => {
      const there = new Caller(mock.fetch, caller.credentials, "https://openapi.mtlab.meitu.com");
      return there.send("meitu", scale, { method: "POST" });
    });
    expect(because).toBe(
      `${scale} is an address of picwish, and this request is taken for one to meitu, by its host or its credential. meitu has POST /v1/aiquality.`,
    );
  });

  it.each([withKey, bare])("says that results are only fetched", async (send) => {
    const { because, vendor } = await told(send("/tasks/output/scale/a.jpg"));
    expect(because).toContain(
      "/tasks/output/scale/a.jpg is where results are fetched from, with GET; POST is not taken there.",
    );
    expect(vendor).toBe("picwish");
  });

  it.each(["/%00", "/a%3FSignature=abc", `/${"x".repeat(300)}`])(
    "does not repeat what is no plain path: %s",
    async (path) => {
      for (const send of [withKey, bare]) {
        const { because, fault } = await told(send(path));
        expect(because).toContain("nothing answers to POST [withheld].");
        expect(fault).not.toContain(path);
      }
    },
  );
});

describe("the explanation of a task", () => {
  const unknown = "8437aad2-b959-47b1-85d9-67b95c32152a";

  it("that nobody has says whose tasks there are", async () => {
    expect((await told(({ caller }) => caller.poll("scale", unknown))).because).toBe(
      "no task of scale has this id. this session has no tasks; a task belongs to the credential that submitted it.",
    );
  });

  it("that belongs to another endpoint says which", async () => {
    const { because } = await told(async ({ caller }) => {
      const { task_id } = dataOf(await caller.picwish("scale", { image_file: await discFile(), type: "clean" }));
      await caller.poll("inpaint", task_id);
    });
    expect(because).toBe("no task of inpaint has this id. it is a task of picwish scale.");
  });

  it("that failed says with what, and why", async () => {
    const exchange = await told(submit({ image_file: new Uint8Array([1, 2, 3]), type: "clean", sync: 1 }));
    expect(exchange).toMatchObject({ response: { status: 200 }, clause: "picwish.state.invalid-image" });
    expect(exchange.because).toBe(
      `task ${exchange.taskId} failed with -7 (invalid-image): unknown format: the whole file is 01 02 03 (hex).`,
    );
  });
});

describe("the explanation of a credential", () => {
  const without =
    (vendor: string, path: string, headers: Record<string, string> = {}) =>
    ({ caller }: TestSession) =>
      caller.send(vendor, path, { method: "POST" }, { credential: "none", headers });

  it.each<[string, (world: TestSession) => Promise<unknown>, string]>([
    [
      "that is missing",
      without("picwish", scale),
      "the header X-API-KEY is missing or empty. picwish looks at the header X-API-KEY.",
    ],
    [
      "that is elsewhere",
      without("picwish", scale, { authorization: "Bearer x", "api-key": "x" }),
      "the header X-API-KEY is missing or empty. picwish looks at the header X-API-KEY. what came instead: header api-key, header authorization.",
    ],
    [
      "that has another name",
      without("meitu", "/v1/aiquality?api_key=a&secret_key=b"),
      "the query parameter api_secret is missing or empty. meitu looks at the parameters api_key and api_secret of the query. what came instead: parameter secret_key.",
    ],
    [
      "that is refused",
      ({ caller }) => caller.picwish("scale", {}, { credential: ["an invalid key"] }),
      "the credential is not accepted. a mock takes any credential, unless the word for refusals is in it or it was made to take its own only.",
    ],
  ])("%s", async (_, act, because) => {
    expect((await told(act)).because).toBe(because);
  });
});

describe("the explanation of a link", () => {
  async function fetched(change: (link: string) => string, waitMs = 0) {
    return told(async ({ caller, session }) => {
      const { image } = await caller.finish("scale", { image_file: await discFile(), type: "clean" });
      await session.advance(waitMs);
      await caller.download(change(image));
    });
  }

  it("says what was wrong with it, on which task, and what to do", async () => {
    const mangled = await fetched((link) => link.replaceAll("&", "\\u0026"));
    expect(mangled.because).toBe(
      `the query has a literal \\u0026 where an & belongs. the path leads to the image of task ${mangled.taskId}, which ended 0 s ago. take the link from the answer as a JSON parser gives it, and change nothing in it.`,
    );
    const late = await fetched((link) => link, 3_700_000);
    expect(late.because).toMatch(/^the link expired 10[01] s ago\. .* every poll of the task signs a new link\.$/);
    const elsewhere = await fetched((link) => link.replace(/[0-9a-f]{4}\.jpg/, "0000.jpg"));
    expect(elsewhere.because).toMatch(/signature does not belong to this path.*links come from answers about tasks/);
  });
});

describe("the explanation of a planned fault", () => {
  it("is that it was planned, and its name", async () => {
    const exchange = await told(({ caller, session }) => {
      session.faults.script([{ fault: "refuse", with: { fault: "rate-limited" } }]);
      return caller.poll("scale", "x");
    });
    expect(exchange).toMatchObject({ because: "a planned fault: refuse.", faults: ["refuse"] });
    expect(exchange).not.toHaveProperty("clause");
  });
});

describe("the header of an explanation", () => {
  const ask = (caller: Caller, value?: string) =>
    caller.send("picwish", scale, { method: "POST", headers: value === undefined ? {} : { [explainHeader]: value } });

  it("comes when it is asked for, and leaves the body as the vendor's", async () => {
    const { caller } = testSession();
    const [plain, explained] = [await ask(caller), await ask(caller, "1")];
    expect(explained.headers.get(becauseHeader)).toMatch(/^the body is empty; .* \(picwish\.scale\.type\)$/);
    expect(await explained.text()).toBe(await plain.text());
    for (const response of [plain, await ask(caller, "0")]) expect(response.headers.has(becauseHeader)).toBe(false);
  });

  it("comes with refused links and with what is nobody's, too, in plain letters", async () => {
    const { mock } = testSession();
    for (const path of ["/tasks/output/scale/a.jpg", "/favicon.ico"]) {
      const request = new Request(`http://mock.test${path}`, { headers: { [explainHeader]: "1" } });
      expect((await mock.fetch(request)).headers.get(becauseHeader)).toMatch(/^[ -~]{20,1000}$/);
    }
  });

  it("does not come with what went well", async () => {
    const { caller } = testSession();
    const options = { headers: { [explainHeader]: "1" } };
    const { status, headers } = await caller.picwish("scale", { image_file: await discFile(), type: "clean" }, options);
    expect([status, headers.has(becauseHeader)]).toEqual([200, false]);
  });
});
