import { it } from "vitest";
import { testSession } from "../testing/test-mock.js";

const deep = (n: number) => "[".repeat(n) + "]".repeat(n);
const deepO = (n: number) => '{"a":'.repeat(n) + "1" + "}".repeat(n);
const cases: [string, string, string, string | Uint8Array, string][] = [];
const P = "/api/tasks/visual/scale",
  I = "/api/tasks/visual/inpaint",
  W = "/tasks/visual/watermark",
  M = "/v1/aiquality";
for (const [path, v] of [
  [P, "picwish"],
  [I, "picwish"],
  [W, "aliyun-market"],
  [M, "meitu"],
] as const) {
  cases.push([v, path, "application/json", deep(100_000), "deep list"]);
  cases.push([
    v,
    path,
    "application/json",
    `{"extra":${deep(100_000)},"rectangles":${deep(100_000)},"x":${deepO(100_000)}}`,
    "deep values",
  ]);
  cases.push([
    v,
    path,
    "application/json",
    `{"extra":${deepO(100_000)},"parameter":${deepO(100_000)},"media_info_list":[{"media_data":"AAAA","media_profiles":${deepO(1000)},"media_extra":${deepO(100000)}}],"image_url":"https://h/a.jpg","rectangles":${JSON.stringify(deep(100_000))},"type":"clean"}`,
    "deep fields",
  ]);
  cases.push([
    v,
    path,
    "application/json",
    `{"extra":{"a":${deep(3000)}},"parameter":{},"media_info_list":[{"media_data":"AAAA","media_profiles":{}}],"image_url":"https://h/a.jpg","rectangles":[{"x":1,"y":1,"width":2,"height":2}],"type":"clean"}`,
    "deep 3000",
  ]);
  cases.push([
    v,
    path,
    "application/json",
    `{"extra":{"a":${deep(9000)}},"parameter":{},"media_info_list":[{"media_data":"AAAA","media_profiles":{}}],"image_url":"https://h/a.jpg","rectangles":[{"x":1,"y":1,"width":2,"height":2}],"type":"clean"}`,
    "deep 9000",
  ]);
  cases.push([
    v,
    path,
    "application/json",
    `{"image_url":"https://h/a.jpg","type":"clean","sync":1e400,"rectangles":[{"x":1e400,"y":-0,"width":9007199254740993,"height":1}]}`,
    "numbers",
  ]);
  cases.push([
    v,
    path,
    "application/json",
    `{"image_url":"https://h/\\ud800.jpg","type":"clean\\u0000","rectangles":"[{\\"x\\":0}]"}`,
    "surrogates",
  ]);
  cases.push([v, path, "application/json", Buffer.from(`\ufeff{"image_url":"https://h/a.jpg"}`, "utf16le"), "utf16"]);
  cases.push([v, path, "application/json", `{"a":1} trailing`, "trailing"]);
  cases.push([v, path, "application/json", `NaN`, "nan"]);
  cases.push([v, path, "application/json", `[1]`, "list"]);
  cases.push([v, path, "application/json", `a=1`, "form as json"]);
  cases.push([v, path, "image/png", `\u0000\u0001`, "png"]);
  cases.push([v, path, "text/plain", `hello`, "text"]);
  cases.push([v, path, "multipart/mixed; boundary=x", `--x\r\n\r\n--x--`, "mixed"]);
  cases.push([v, path, "application/json", `{"extra":[${"{},".repeat(3_000_000)}{}]}`, "3M objects"]);
  cases.push([
    v,
    path,
    "application/json",
    `{${Array.from({ length: 500000 }, (_, i) => `"k${i}":1`).join(",")}}`,
    "500k keys",
  ]);
  cases.push([
    v,
    path,
    "application/json",
    `{"rectangles":${JSON.stringify(`[${"{},".repeat(1_000_000)}{}]`)},"image_url":"https://h/a.jpg","type":"clean"}`,
    "1M rect text",
  ]);
  cases.push([
    v,
    path,
    "application/json",
    `{"parameter":{},"media_info_list":[${'{"media_data":"A","media_profiles":{}},'.repeat(200_000)}{}]}`,
    "200k media",
  ]);
  cases.push([
    v,
    path,
    "application/json",
    `{"parameter":{},"media_info_list":[${'{"media_data":"AAAA","media_profiles":{}},'.repeat(200_000)}{"media_data":"AAAA","media_profiles":{}}]}`,
    "200k media ok",
  ]);
}
it("probe", async () => {
  for (const [v, path, type, body, name] of cases) {
    const w = testSession();
    const t = performance.now();
    let out = "";
    try {
      const r = await w.caller.send(v, path, {
        method: "POST",
        headers: { "content-type": type },
        body: body as BodyInit,
      });
      const text = await r.text();
      out = `${r.status} ${text.slice(0, 120)}`;
    } catch (e) {
      out = `THROWN ${e}`;
    }
    const ms = performance.now() - t;
    console.log(
      v.padEnd(14),
      name.padEnd(14),
      `${ms.toFixed(0)}ms`,
      out,
      w.reports.length ? `REPORTS ${String(w.reports[0]).slice(0, 200)}` : "",
    );
  }
}, 300000);
