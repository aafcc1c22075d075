import { base64 } from "../encode-body.js";
import { paddedPicture, picture } from "../pictures.js";
import type { TestSession } from "../test-mock.js";
import { type Differences, linkLife } from "./difference.js";

async function request(bytes?: Uint8Array, wishes: Record<string, string> = {}) {
  const media_data = base64(bytes ?? (await picture(60, 50)));
  return { parameter: wishes, media_info_list: [{ media_data, media_profiles: {} }] };
}

async function codeOf({ caller }: TestSession, fields: Record<string, unknown>) {
  const { status, body } = await caller.aiquality(fields);
  return body.ErrorCode ?? status;
}

/** The number of an error, in whatever shape. */
function numberOf(body: object): unknown {
  const { ErrorCode, error_code, code } = body as Readonly<Record<string, unknown>>;
  return ErrorCode ?? error_code ?? code;
}

/** Every switchable reading of Meitu, and how it shows. */
export const meituDifferences: Differences = {
  "content-type.missing": {
    look: async ({ caller }) => {
      const body = new TextEncoder().encode(JSON.stringify(await request()));
      return (await caller.send("meitu", "/v1/aiquality", { method: "POST", body })).status;
    },
    shows: { tolerated: 200, refused: 400 },
  },
  "size.megabyte": {
    look: async (world) => {
      const file = await paddedPicture(2_000_001, await picture(60, 50));
      return codeOf(world, await request(file));
    },
    shows: { mebi: 200, mega: 20001 },
  },
  "image.fault-code": {
    look: async (world) => {
      const files = [picture(47, 50), picture(4097, 48), picture(60, 50, "gif"), paddedPicture(2_097_153)];
      const broken = (await picture(60, 50)).subarray(0, 300);
      const codes = [];
      for (const file of [...(await Promise.all(files)), broken]) codes.push(await codeOf(world, await request(file)));
      return codes;
    },
    shows: { "process-error": [20001, 20001, 20001, 20001, 20001], specific: [23103, 20013, 23102, 433, 23101] },
  },
  "auth.refusal": {
    look: async ({ caller }) => {
      const { status, body } = await caller.aiquality({}, { credential: "none" });
      return [status, numberOf(body)];
    },
    shows: { "body-90002": [400, 90002], "http-401": [401, 90002] },
  },
  "auth.rights": {
    look: async ({ caller, session }) => {
      session.faults.script([{ fault: "refuse", with: { fault: "quota-spent" } }]);
      const { status, body } = await caller.aiquality({});
      return [status, numberOf(body)];
    },
    shows: { "body-80001": [400, 80001], "http-415": [415, 415], "http-200": [200, 80001] },
  },
  "error.http-status": {
    look: async ({ caller }) => {
      const refused = await caller.aiquality({});
      const failed = await caller.aiquality(await request(await picture(47, 50)));
      return [refused.status, failed.status, (await caller.aiquality({}, { credential: "none" })).status < 400];
    },
    shows: { "always-400": [400, 400, false], "always-200": [200, 200, true] },
  },
  "error.shapes": {
    look: async ({ caller }) => {
      const bodies = [await caller.aiquality({}, { credential: "none" }), await caller.aiquality({})];
      return bodies.map(({ body }) => Object.keys(body).join());
    },
    shows: {
      documented: ["ErrorCode,ErrorMsg,Data", "ErrorCode,ErrorMsg,Data"],
      "lower-case": ["error_code,message", "error_code,message"],
      coded: ["code,message,data,trace_id", "code,message,data,trace_id"],
      "by-layer": ["code,message,data,trace_id", "ErrorCode,ErrorMsg,Data"],
    },
  },
  "qps.limit": {
    look: async ({ mock, caller }) => {
      // Where time leaps, no rate is kept.
      const credential = mock.session({ pace: "manual" }).credentials.meitu ?? [];
      await caller.aiquality({}, { credential });
      return numberOf((await caller.aiquality({}, { credential })).body);
    },
    shows: { none: 10000, "one-per-second": 90024 },
  },
  "url.fetch-fault": {
    look: (world) => {
      const media_data = "https://pictures.example/none.jpg";
      const media_info_list = [{ media_data, media_profiles: { media_data_type: "url" } }];
      return codeOf(world, { parameter: {}, media_info_list });
    },
    shows: { "process-error": 20001, "download-failed": 10003 },
  },
  "link.life": {
    look: async (world) => {
      const { body } = await world.caller.aiquality(await request(undefined, { rsp_media_type: "url" }));
      return linkLife(body.media_info_list[0]?.media_data ?? "", world);
    },
    shows: { hour: 3600, "two-hours": 7200 },
  },
};
