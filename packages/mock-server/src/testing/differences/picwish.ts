import { dataOf } from "../caller.js";
import { base64 } from "../encode-body.js";
import { discFile, maskFile, paddedPicture, picture, sizeOf } from "../pictures.js";
import type { TestSession } from "../test-mock.js";
import { ampersands, type Differences, isSorted, linkForm, linkLife, outcome } from "./difference.js";

const rectangles = '[{"x":40,"y":28,"width":16,"height":16}]';
const scaleFields = async () => ({ image_file: await discFile(), type: "clean" });
const scaled = async ({ caller }: TestSession) => caller.picwish("scale", { ...(await scaleFields()), sync: 1 });

async function repair({ caller }: TestSession, fields: Record<string, unknown>) {
  return outcome(await caller.picwish("inpaint", { image_file: await discFile(), sync: 1, ...fields }));
}

/** A picture in which nothing stands out. */
const blankFile = () => picture(60, 50, "png");

/** Every switchable reading of PicWish, and how it shows. */
export const picwishDifferences: Differences = {
  "sync.absent": {
    look: async ({ caller }) => dataOf(await caller.picwish("scale", await scaleFields())).state,
    shows: { async: undefined, sync: 1 },
  },
  "return-type.enabled": {
    look: async ({ caller }) =>
      outcome(await caller.picwish("scale", { ...(await scaleFields()), sync: 1, return_type: 2 })),
    shows: { all: 1, "link-only": 400 },
  },
  "sources.base64": {
    look: async ({ caller }) =>
      outcome(await caller.picwish("scale", { image_base64: base64(await discFile()), type: "clean", sync: 1 })),
    shows: { "inpaint-only": 400, everywhere: 1 },
  },
  "sources.several": {
    look: async ({ caller }) =>
      outcome(await caller.picwish("scale", { ...(await scaleFields()), image_url: "https://h/a.jpg", sync: 1 })),
    shows: { precedence: 1, refused: 400 },
  },
  "base64.data-prefix": {
    look: async ({ caller }) => {
      const image_base64 = `data:image/jpeg;base64,${base64(await discFile())}`;
      return outcome(await caller.picwish("inpaint", { image_base64, rectangles, sync: 1 }));
    },
    shows: { fail: -7, stripped: 1 },
  },
  "size.megabyte": {
    look: async (world) => repair(world, { image_file: await paddedPicture(15_000_001), rectangles }),
    shows: { mebi: 1, mega: 413 },
  },
  "size.limit-megabytes": {
    look: async ({ caller }) =>
      outcome(await caller.picwish("scale", { image_file: await paddedPicture(15_728_641), type: "clean", sync: 1 })),
    shows: { documented: 413, raised: 1 },
  },
  "answer.poll-message": {
    look: async ({ caller }) => {
      const created = await caller.picwish("scale", await scaleFields());
      return [created.body.message, (await caller.poll("scale", dataOf(created).task_id)).body.message];
    },
    shows: { present: ["success", "success"], absent: ["success", undefined] },
  },
  "answer.sync-message": {
    look: async (world) => {
      const { body } = await scaled(world);
      return [body.message, body.data?.state];
    },
    shows: { present: ["success", 1], absent: [undefined, 1] },
  },
  "answer.message-on-refusal": {
    look: async ({ caller }) => Object.keys((await caller.picwish("scale", {})).body),
    shows: { present: ["status", "message"], absent: ["status"] },
  },
  "answer.extras": {
    look: async (world) => {
      const { image_width, image_height, state_detail, ...rest } = dataOf(await scaled(world));
      return [image_width, image_height, state_detail, "time_elapsed" in rest, "download_time" in rest];
    },
    shows: {
      documented: [undefined, undefined, undefined, false, false],
      rich: [384, 288, "Complete", true, true],
    },
  },
  "http.status-carrier": {
    look: async ({ caller }) => {
      const { status, body } = await caller.picwish("scale", {});
      return [status, body.status];
    },
    shows: { both: [400, 400], "json-only": [200, 400] },
  },
  "json.key-order": {
    // The samples are in alphabetical order themselves, so the readings only differ for fields they do not have.
    look: async ({ caller, session }) => {
      session.faults.script([{ fault: "rewrite-answer", with: { set: { "data.a_new_field": 1 } } }]);
      const { body } = await caller.picwish("scale", { ...(await scaleFields()), sync: 1 });
      return [Object.keys(body)[0], isSorted(body.data)];
    },
    shows: { "as-sampled": ["status", false], sorted: ["status", true] },
  },
  "json.ampersand": {
    look: async (world) => {
      const { text, body } = await scaled(world);
      return [ampersands(text), body.data?.image.includes("&")];
    },
    shows: { plain: ["plain", true], escaped: ["escaped", true] },
  },
  "link.life": {
    look: async (world) => linkLife(dataOf(await scaled(world)).image, world),
    shows: { hour: 3600, "two-hours": 7200 },
  },
  "link.form": {
    look: async (world) => linkForm(dataOf(await scaled(world)).image),
    shows: { "oss-v1": "oss-v1", "oss-v4": "oss-v4" },
  },
  "task.schedule": {
    look: async ({ caller }) => {
      const { task_id } = dataOf(await caller.picwish("scale", await scaleFields()));
      return dataOf(await caller.poll("scale", task_id)).state;
    },
    shows: { "every-state": 2, "processing-only": 1 },
  },
  "task.processing-limit": {
    look: async ({ caller, session }) => {
      const states = [];
      for (const [endpoint, type, workMs] of [
        ["scale", "clean", 60_000],
        ["segmentation", "object", 60_000],
        ["segmentation", "object", 60_001],
      ] as const) {
        session.faults.script([{ fault: "slow-task", with: { workMs } }]);
        states.push((await caller.finish(endpoint, { image_file: await discFile(), type })).state);
      }
      return states;
    },
    shows: { "thirty-seconds": [-8, -8, -8], "sixty-for-segmentation": [-8, 1, -8] },
  },
  "state.newer-codes": {
    look: async ({ caller }) => (await caller.finish("segmentation", { image_file: await blankFile() })).state,
    shows: { "never-sent": -1, sent: -9 },
  },
  "scale.type-missing": {
    look: async ({ caller }) => {
      const answer = await caller.picwish("scale", { image_file: await discFile(), sync: 1 });
      return answer.body.data?.type ?? answer.status;
    },
    shows: { refused: 400, clean: "clean" },
  },
  "scale.auto-bands": {
    look: async ({ caller }) => {
      const sizes = [];
      for (const long of [512, 513, 1024, 1025]) {
        const { image } = await caller.finish("scale", { image_file: await picture(long, 8), type: "clean" });
        sizes.push(sizeOf((await caller.download(image)).bytes));
      }
      return sizes;
    },
    shows: {
      "500-1000": ["jpg 1024x16", "jpg 1026x16", "jpg 1024x8", "jpg 1025x8"],
      "512-1024": ["jpg 2048x32", "jpg 1026x16", "jpg 2048x16", "jpg 1025x8"],
    },
  },
  "mask.size-mismatch": {
    look: async (world) => repair(world, { mask_file: await maskFile(48, 36, (x) => x > 40) }),
    shows: { fail: -7, resize: 1 },
  },
  "mask.over-half": {
    look: async (world) => [
      await repair(world, { mask_file: await maskFile(96, 72, (x) => x > 10) }),
      await repair(world, { rectangles: '[{"x":0,"y":0,"width":96,"height":37}]' }),
      await repair(world, { rectangles: '[{"x":0,"y":0,"width":96,"height":36}]' }),
    ],
    shows: { accept: [1, 1, 1], fail: [-1, -1, 1] },
  },
  "segmentation.unrequested-output": {
    look: async ({ caller }) => (await caller.finish("segmentation", { image_file: await discFile() })).mask,
    shows: { absent: undefined, empty: "" },
  },
  "segmentation.nothing-found": {
    look: async ({ caller }) => {
      const { state, image } = await caller.finish("segmentation", { image_file: await blankFile() });
      return [state, image && sizeOf((await caller.download(image)).bytes)];
    },
    shows: { failed: [-1, undefined], "empty-result": [-11, undefined], success: [1, "png 60x50"] },
  },
  "segmentation.foreground-rect": {
    look: async ({ caller }) => {
      const data = await caller.finish("segmentation", { image_file: await discFile("png"), crop: 1 });
      const box = data.foreground_rect as { x: number; y: number; width: number; height: number } | undefined;
      // What is trimmed away lies around the box.
      const trimmed = sizeOf((await caller.download(data.image)).bytes);
      return box && [trimmed === `png ${box.width}x${box.height}`, box.x > 0 && box.y > 0];
    },
    shows: { absent: undefined, sent: [true, true] },
  },
  "segmentation.type-auto": {
    look: async ({ caller }) => {
      const answer = await caller.picwish("segmentation", { image_file: await discFile(), type: "auto", sync: 1 });
      return answer.body.data?.type ?? answer.status;
    },
    shows: { refused: 400, accepted: "auto" },
  },
};
