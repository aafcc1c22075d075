import type { Encoding } from "@graycard/core";
import { dataOf } from "../caller.js";
import { base64 } from "../encode-body.js";
import { discFile, maskFile, paddedPicture } from "../pictures.js";
import type { TestSession } from "../test-mock.js";
import { ampersands, type Differences, isSorted, linkForm, linkLife, outcome } from "./difference.js";

const rectangles = '[{"x":40,"y":28,"width":16,"height":16}]';
const image_url = "https://pictures.example/a.png";

async function removed(
  { caller, session }: TestSession,
  fields: Record<string, unknown> = {},
  encoding: Encoding = "form",
) {
  session.files.put("a.png", await discFile("png"));
  return caller.watermark({ image_url, rectangles, ...fields }, { encoding });
}

async function byMask(world: TestSession, mask: Uint8Array) {
  world.session.files.put("mask.png", mask);
  return outcome(await removed(world, { mask_url: "https://pictures.example/mask.png" }));
}

/** The answer to a request that is turned away for a reason that nothing else here gives. */
function refusedFor({ caller, session }: TestSession, fault: string) {
  session.faults.script([{ fault: "refuse", with: { fault } }]);
  return caller.watermark({});
}

/** The status of an answer, and what the gateway says in it. */
function gatewaySays({ status, headers }: { readonly status: number; readonly headers: Headers }) {
  return [status, headers.get("x-ca-error-message")];
}

/** Every switchable reading of the market, and how it shows. */
export const aliyunMarketDifferences: Differences = {
  "body.multipart": {
    look: async (world) => outcome(await removed(world, {}, "multipart")),
    shows: { accepted: 1, refused: 400 },
  },
  "sources.uploads": {
    look: async (world) => outcome(await removed(world, { image_url: "", image_file: await discFile() }, "multipart")),
    shows: { ignored: 400, enabled: 1 },
  },
  "base64.data-prefix": {
    look: async (world) => {
      const image_base64 = `data:image/jpeg;base64,${base64(await discFile())}`;
      return outcome(await removed(world, { image_url: "", image_base64 }));
    },
    shows: { fail: -7, stripped: 1 },
  },
  "size.megabyte": {
    look: async (world) => {
      world.session.files.put("heavy.jpg", await paddedPicture(15_000_001));
      return outcome(await removed(world, { image_url: "https://pictures.example/heavy.jpg" }));
    },
    shows: { mebi: 1, mega: -5 },
  },
  "mask.size-mismatch": {
    look: async (world) => byMask(world, await maskFile(48, 36, (x) => x > 40)),
    shows: { fail: -7, resize: 1 },
  },
  "mask.over-half": {
    look: async (world) => byMask(world, await maskFile(96, 72, (x) => x > 10)),
    shows: { accept: 1, fail: -1 },
  },
  "http.status-carrier": {
    look: async ({ caller }) => {
      const { status, body } = await caller.watermark({});
      return [status, body.status];
    },
    shows: { both: [400, 400], "json-only": [200, 400] },
  },
  "answer.message": {
    look: async (world) => [(await removed(world)).body.message, "message" in (await world.caller.watermark({})).body],
    shows: { present: ["success", true], absent: [undefined, true] },
  },
  "answer.extras": {
    look: async (world) => dataOf(await removed(world)).state_detail,
    shows: { documented: undefined, rich: "Complete" },
  },
  "json.key-order": {
    look: async (world) => {
      world.session.faults.script([{ fault: "rewrite-answer", with: { set: { "data.a_new_field": 1 } } }]);
      return isSorted((await removed(world)).body.data);
    },
    shows: { "as-sampled": false, sorted: true },
  },
  "json.ampersand": {
    look: async (world) => ampersands((await removed(world)).text),
    shows: { plain: "plain", escaped: "escaped" },
  },
  "gateway.access": {
    look: async ({ caller }) => gatewaySays(await caller.watermark({}, { credential: "none" })),
    shows: { "back-end": [401, null], gateway: [400, "Invalid AppCode"] },
  },
  "gateway.throttling": {
    look: async (world) => gatewaySays(await refusedFor(world, "rate-limited")),
    shows: { "back-end": [429, null], gateway: [403, "Throttled by USER Flow Control"] },
  },
  "gateway.address": {
    look: async ({ caller }) => gatewaySays(await caller.send("aliyun-market", "/tasks/visual/nothing")),
    shows: { "back-end": [404, null], gateway: [400, "Invalid Url"] },
  },
  "gateway.encoding": {
    look: async (world) => gatewaySays(await refusedFor(world, "unsupported-encoding")),
    shows: { "back-end": [400, null], gateway: [400, "Unsupported Multipart"] },
  },
  "gateway.quota": {
    look: async (world) => gatewaySays(await refusedFor(world, "quota-spent")),
    shows: { "gateway-403": [403, "Quota Exhausted"], "back-end-401": [401, null] },
  },
  "gateway.request-too-large": {
    look: async (world) => {
      const answer = await refusedFor(world, "too-large");
      return [...gatewaySays(answer), answer.headers.get("x-ca-error-code")];
    },
    shows: { "back-end": [413, null, null], gateway: [413, "Request body too Large", "I413RL"] },
  },
  "gateway.error-body": {
    look: async (world) => {
      const { status, text, headers } = await refusedFor(world, "quota-spent");
      return [status, text, headers.get("content-type")];
    },
    shows: {
      empty: [403, "", null],
      envelope: [403, '{"status":403,"message":"Quota Exhausted"}', "application/json; charset=utf-8"],
    },
  },
  "link.form": {
    look: async (world) => linkForm(dataOf(await removed(world)).image),
    shows: { "oss-v1": "oss-v1", "oss-v4": "oss-v4" },
  },
  "link.life": {
    look: async (world) => linkLife(dataOf(await removed(world)).image, world),
    shows: { hour: 3600, "two-hours": 7200 },
  },
};
