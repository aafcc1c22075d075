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
      return [status, body.ErrorCode];
    },
    shows: { "body-90002": [400, 90002], "http-401": [401, 90002] },
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
