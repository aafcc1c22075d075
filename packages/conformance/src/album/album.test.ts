import { picwish } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { htmlReport } from "../reporters/html.js";
import { jsonReport } from "../reporters/json.js";
import { runSuite } from "../runner.js";
import { scenarios } from "../scenarios/index.js";
import { type Between, mockSubject } from "../testing/mock-subject.js";
import { Album } from "./album.js";

type Faults = NonNullable<Parameters<typeof mockSubject>[1]>["faults"];

async function judge(select: string, faults: Faults = [], album?: Album, between?: Between) {
  const subjects = [mockSubject(picwish, { faults, between })];
  const options = { subjects, scenarios, select: [select], version: "test", now: () => 0 };
  return runSuite({ ...options, ...(album ? { album } : {}) });
}

const half: Faults = [{ fault: "bad-result", with: { scale: 0.5 } }];
const negative: Faults = [{ fault: "bad-result", with: { pixels: "negative" } }];
const link = "picwish/scale/result/result-picture#picwish.request.return-type-link";

describe("the pictures of a run", () => {
  it("are what was sent and what came, under the names the vendor has for them", async () => {
    const album = new Album();
    const run = await judge(link, half, album);
    const pictures = album.picturesOf(run.checks[0]?.evidence ?? []);
    expect(pictures.map(({ way, name, told }) => `${way} ${name}: ${told.replace(/\d+ bytes/, "n bytes")}`)).toEqual([
      "sent image_file: jpg, 120 × 96, n bytes",
      "received image: jpg, 240 × 192, n bytes",
    ]);
    for (const { uri } of pictures) expect(uri).toMatch(/^data:image\/webp;base64,UklGR/);
  });

  it("have what was sent for a result that only a poll and a link show", async () => {
    const album = new Album();
    const run = await judge("picwish/scale/validation/defaults#picwish.scale.factor-auto", half, album);
    const evidence = run.exchanges.filter(({ id }) => run.checks[0]?.evidence?.includes(id));
    expect(evidence.map(({ operation }) => operation)).toEqual(["poll", "fetch-result"]);
    expect(album.picturesOf(run.checks[0]?.evidence ?? []).map(({ way }) => way)).toEqual(["sent", "received"]);
  });

  it.each(["mask_file", "mask_url", "mask_base64"])("have the mask that went out as %s", async (name) => {
    const album = new Album();
    const clause = `picwish.inpaint.${name.replace("_", "-")}`;
    const run = await judge(`picwish/inpaint/result/repair#${clause}`, negative, album);
    const sent = album.picturesOf(run.checks[0]?.evidence ?? []).filter(({ way }) => way === "sent");
    expect(sent.map((each) => each.name)).toEqual(["image_file", name]);
    expect(sent.every(({ uri }) => uri !== undefined)).toBe(true);
  });

  it("say why there is none, where what came cannot be read", async () => {
    const album = new Album();
    const run = await judge(link, [{ fault: "bad-result", with: { text: "no pic" } }], album);
    const [, came] = album.picturesOf(run.checks[0]?.evidence ?? []);
    expect(came?.uri).toBeUndefined();
    expect(came?.told).toMatch(/^no picture \(.*\), 6 bytes$/);
  });

  it("are no part of the JSON report", async () => {
    const without = jsonReport(await judge(link, half));
    expect(jsonReport(await judge(link, half, new Album()))).toBe(without);
    expect(without).not.toContain("data:image");
  });
});

describe("an HTML report with pictures", () => {
  async function page(select: string, faults: Faults, mostPictureChars?: number) {
    const album = new Album();
    const run = await judge(select, faults, album);
    return htmlReport(run, { album, ...(mostPictureChars === undefined ? {} : { mostPictureChars }) });
  }

  it("shows them below a check that failed, and they are in the page itself", async () => {
    const html = await page(link, half);
    const article = html.slice(html.indexOf("<article"), html.indexOf("</article>"));
    expect(article.match(/<img alt="(?:sent|received) \w+" src="data:image\/webp;base64,[\w+/=]+">/g)).toHaveLength(2);
    expect(html).not.toMatch(/(?:src|href)=["']?https?:/);
  });

  it("shows some results that passed, folded, and nothing below the checks themselves", async () => {
    const html = await page(link, []);
    expect(html.slice(html.indexOf("<article"), html.indexOf("</article>"))).not.toContain("<img");
    expect(html).toContain('<details class="passed"><summary>1 of 1 results that passed</summary>');
    expect(html.match(/<img/g)).toHaveLength(1);
  });

  it("says loudly what it had no room for, and keeps to its room", async () => {
    const html = await page(link, half, 100);
    expect(html).not.toContain("<img");
    expect(html).toContain('<p class="left-out">2 pictures are left out');
    expect(html.match(/left out for want of room/g)).toHaveLength(2);
    expect(await page(link, half)).not.toContain('class="left-out"');
  });

  it("is the same for the same subject", async () => {
    const select = "picwish/inpaint/result/**";
    expect(await page(select, negative)).toBe(await page(select, negative));
  });
});
