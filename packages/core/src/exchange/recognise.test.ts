import { describe, expect, test } from "vitest";
import type { AnyVendor } from "../contract/vendor.js";
import { examplePicture } from "../testing/example-requests.js";
import { vendors } from "../vendors/index.js";
import { type BaseUrls, type Recognised, Recogniser, type RequestSeen } from "./recognise.js";

type Sent = readonly [method: string, url: string, headers?: Readonly<Record<string, string>>];

function seen([method, url, headers = {}]: Sent): RequestSeen {
  return { method, url, headers: new Headers(headers) };
}

/** What a request is, in short; after the others were seen. */
function told(sent: Sent, options: { readonly baseUrls?: BaseUrls; readonly beside?: readonly Sent[] } = {}) {
  const { baseUrls, beside = [] } = options;
  const recogniser = new Recogniser({ vendors, ...(baseUrls ? { baseUrls } : {}) });
  for (const each of [...beside, sent]) recogniser.scout(seen(each));
  return short(recogniser.recognise(seen(sent)));
}

function short(found: Recognised | undefined): string | undefined {
  if (!found) return undefined;
  return [found.vendor.id, found.endpoint?.id, found.operation, found.taskId].filter(Boolean).join(" ");
}

function vendorOf(id: string): AnyVendor {
  const vendor: AnyVendor | undefined = vendors.find((each) => each.id === id);
  if (!vendor) throw new Error(`no vendor ${id}`);
  return vendor;
}

const local = "http://127.0.0.1:4010";
const key = { "x-api-key": "k" };
const good: Sent = ["POST", `${local}/api/tasks/visual/scale`, key];

describe("every route of every vendor", () => {
  const routes = vendors.flatMap((vendor) =>
    Object.values(vendor.endpoints).flatMap((endpoint) => {
      const { submit, poll } = endpoint.routes;
      const name = `${vendor.id} ${endpoint.id}`;
      const asked = poll
        ? [[vendor.id, poll.method, poll.path.replace("{task_id}", "t-1"), `${name} poll t-1`] as const]
        : [];
      return [[vendor.id, submit.method, submit.path, `${name} submit`] as const, ...asked];
    }),
  );

  test.each(routes)("of %s is known: %s %s", (id, method, path, expected) => {
    const vendor = vendorOf(id);
    for (const base of [`https://${vendor.hosts[0]}`, local, "https://gateway.example", `${local}/`]) {
      expect(told([method, base + path])).toBe(expected);
      expect(told([method.toLowerCase(), base + path.replaceAll("/", "//")])).toBe(expected);
      expect(told([method, `${base}${path}?a=b#c`])).toBe(expected);
    }
    expect(told(["PUT", `https://${vendor.hosts[0]}${path}`])).toBe(vendor.id);
    expect(told([method, `https://gateway.example/eu${path}`])).toBeUndefined();
    const baseUrls = { [vendor.id]: ["https://other.example", "https://gateway.example/eu/"] };
    expect(told([method, `https://gateway.example/eu${path}`], { baseUrls })).toBe(expected);
  });

  test.each(vendors.map(({ id }) => id))("of %s has folders of results", (id) => {
    const vendor = vendorOf(id);
    for (const endpoint of Object.values(vendor.endpoints)) {
      for (const file of endpoint.results) {
        const path = file.path("some-task", 0, "jpg");
        const expected = `${vendor.id} ${endpoint.id} fetch-result`;
        expect(told(["GET", `https://bucket.example${path}?Expires=1700000000&Signature=s`])).toBe(expected);
        expect(told(["GET", `https://bucket.example${path}`])).toBeUndefined();
        const submit = endpoint.routes.submit;
        expect(told(["GET", `${local}${path}`], { beside: [[submit.method, local + submit.path]] })).toBe(expected);
      }
    }
  });
});

describe("a request", () => {
  test.each<[string, Sent]>([
    ["to a stranger", ["GET", "https://shop.example/"]],
    ["to a stranger, with a header that many use", ["GET", "https://shop.example/v1/x", key]],
    ["to a stranger who has part of a path", ["POST", "https://shop.example/x/api/tasks/visual/scale"]],
    ["to a mock, but not as a vendor", ["GET", `${local}/_graycard/sessions`]],
    ["to no address", ["GET", "no address"]],
    ["to no web address", ["GET", "file:///api/tasks/visual/scale"]],
    ["to a host that only ends alike", ["GET", "https://techsz.aoscdn.com.example/"]],
  ])("%s is nobody's", (_title, sent) => {
    expect(told(sent, { beside: [good] })).toBeUndefined();
  });

  test("behind another path is known by the credential beside it", () => {
    const url = "https://shop.example/x/api/tasks/visual/scale";
    expect(told(["POST", url, key])).toBe("picwish scale submit");
    expect(told(["POST", url, { authorization: "APPCODE c" }])).toBeUndefined();
  });

  test("with a mistyped path is known for the vendor's at its host, its base URL and where others are", () => {
    const typo = "/api/tasks/visual/scael";
    expect(told(["POST", `https://techsz.aoscdn.com${typo}`])).toBe("picwish");
    expect(told(["POST", `${local}${typo}`], { baseUrls: { picwish: local } })).toBe("picwish");
    expect(told(["POST", `${local}${typo}`, key], { beside: [good] })).toBe("picwish");
    expect(told(["POST", `${local}${typo}`], { beside: [good] })).toBeUndefined();
    expect(told(["POST", `${local}${typo}`, key])).toBeUndefined();
  });

  test("at a base URL that several vendors share is known by its path, then by its credential", () => {
    const baseUrls = { meitu: local, picwish: local, "aliyun-market": local };
    expect(told(good, { baseUrls })).toBe("picwish scale submit");
    expect(told(["POST", `${local}/tasks/visual/watermark`], { baseUrls })).toBe("aliyun-market watermark submit");
    expect(told(["POST", `${local}/typo`, key], { baseUrls })).toBe("picwish");
    expect(told(["POST", `${local}/typo?api_key=a&api_secret=b`], { baseUrls })).toBe("meitu");
  });

  test("for a task whose id may be anything is known without it", () => {
    const id = "x".repeat(100);
    expect(told(["GET", `https://techsz.aoscdn.com/api/tasks/visual/scale/${id}`])).toBe("picwish scale poll");
  });
});

describe("an answer", () => {
  const link = "https://files.example/a/b.png?Expires=1&Signature=s";
  const body = { status: 200, data: { task_id: "t-1", state: 1, image: link, mask: "https://files.example/a/c.png" } };

  test("tells its task, and whose result its links are", () => {
    const recogniser = new Recogniser({ vendors });
    const download = seen(["GET", link]);
    expect(recogniser.recognise(download)).toBeUndefined();
    const submit = recogniser.recognise(seen(good));
    expect(submit && recogniser.learn(submit, 200, body)).toBe("t-1");
    expect(short(recogniser.recognise(download))).toBe("picwish scale fetch-result t-1");
    expect(short(recogniser.recognise(seen(["GET", "https://files.example/a/c.png?x=1"])))).toBe(
      "picwish scale fetch-result t-1",
    );
    expect(recogniser.recognise(seen(["GET", "https://files.example/a/d.png"]))).toBeUndefined();
  });

  test("whose link is the vendor's own door does not hide that", () => {
    const recogniser = new Recogniser({ vendors });
    const atHost = seen(["POST", "https://techsz.aoscdn.com/api/tasks/visual/scale"]);
    const submit = recogniser.recognise(atHost);
    if (submit) recogniser.learn(submit, 200, { data: { task_id: "t-1", state: 1, image: atHost.url } });
    expect(short(recogniser.recognise(atHost))).toBe("picwish scale submit");
  });

  test("of a vendor without tasks tells whose result it is", () => {
    for (const vendor of vendors) {
      const endpoint = Object.values(vendor.endpoints).find(({ routes }) => !routes.poll);
      if (!endpoint) continue;
      const recogniser = new Recogniser({ vendors });
      const answer = { ...body, media_info_list: [{ media_data: link }] };
      recogniser.learn({ vendor, endpoint, operation: "submit" }, 200, answer);
      expect(short(recogniser.recognise(seen(["GET", link])))).toMatch(`${vendor.id} ${endpoint.id} fetch-result`);
    }
  });

  test("in which there is base64 text in place of links teaches nothing", () => {
    const recogniser = new Recogniser({ vendors });
    const submit = recogniser.recognise(seen(good));
    const image = btoa(String.fromCharCode(...examplePicture.bytes));
    expect(submit && recogniser.learn(submit, 200, { data: { state: 1, image } })).toBeUndefined();
  });
});

describe("a base URL", () => {
  test.each([
    [{ picwish: "127.0.0.1:4010" }, "A base URL of picwish is no http(s) address"],
    [{ picwish: ["ftp://a.example"] }, "A base URL of picwish is no http(s) address"],
    [{ nobody: local }, "Vendors: picwish, aliyun-market, meitu"],
  ])("like %j is refused", (baseUrls, message) => {
    expect(() => new Recogniser({ vendors, baseUrls })).toThrow(message);
  });
});
