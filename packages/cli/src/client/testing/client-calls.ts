import type { TaskHandle, TaskResult } from "@graycard/core/client";
import { type Clients, largerPicture, picture, pictureUrl, type World } from "./world.js";

/** One way to have work done by a client. */
export interface ClientCall {
  readonly name: string;
  readonly vendor: "picwish" | "aliyun-market" | "meitu";
  /** Whether its task can be asked for after its submit, or the submit's answer is all there is. */
  readonly polled: boolean;
  /** How its result travels. */
  readonly form: "link" | "base64" | "binary";
  /** The result; undefined where the task goes on. */
  run(world: Pick<World, "session"> & Clients): Promise<TaskResult | undefined>;
}

const rectangles = [{ x: 2, y: 2, width: 6, height: 6 }];
const byTask = { vendor: "picwish", polled: true, form: "link" } as const;

/** The method of every endpoint, and each way in which a result can travel. */
export const endpointCalls: readonly ClientCall[] = [
  { name: "scale", ...byTask, run: ({ picwish }) => picwish.scale({ image: picture, type: "clean" }) },
  { name: "inpaint", ...byTask, run: ({ picwish }) => picwish.inpaint({ image: picture, rectangles }) },
  { name: "segmentation", ...byTask, run: ({ picwish }) => picwish.segmentation({ image: picture }) },
  {
    ...{ name: "scale in base64", ...byTask, form: "base64" },
    run: ({ picwish }) => picwish.scale({ image: picture, type: "clean", return_type: 2 }),
  },
  {
    ...{ name: "scale as body", vendor: "picwish", polled: false, form: "binary" },
    run: ({ picwish }) => picwish.scale({ image: picture, type: "clean", return_type: 3 }),
  },
  {
    ...{ name: "watermark", vendor: "aliyun-market", polled: false, form: "link" },
    run: ({ aliyunMarket }) => aliyunMarket.watermark({ image: pictureUrl, rectangles }),
  },
  {
    ...{ name: "aiquality", vendor: "meitu", polled: false, form: "base64" },
    run: ({ meitu }) => meitu.aiquality({ image: largerPicture }),
  },
  {
    ...{ name: "aiquality by link", vendor: "meitu", polled: false, form: "link" },
    run: ({ meitu }) => meitu.aiquality({ image: largerPicture, parameter: { rsp_media_type: "url" } }),
  },
];

/** The steps of a call, each by itself. */
export const stepCalls: readonly ClientCall[] = [
  {
    ...{ name: "scale, then wait", ...byTask },
    run: async (world) => world.picwish.wait(await submitted(world)),
  },
  {
    ...{ name: "scale, then resume", ...byTask },
    run: async (world) => {
      const { endpoint, taskId } = await submitted(world);
      return world.picwish.resume(endpoint as "scale", taskId);
    },
  },
  {
    ...{ name: "scale, then poll", ...byTask },
    run: async (world) => {
      const handle = await submitted(world);
      await world.session.clock.sleepUntil(world.session.clock.now() + 2500);
      const look = await world.picwish.poll(handle);
      return look.ended ? look.result : undefined;
    },
  },
];

async function submitted({ picwish }: Clients): Promise<TaskHandle> {
  const outcome = await picwish.submit("scale", { image: picture, type: "clean" });
  if (outcome.ended) throw new Error("A task that is polled has not ended at its submit.");
  return outcome.handle;
}

/** Downloads the first picture of a result. */
export async function fetchResult({ picwish, aliyunMarket, meitu }: Clients, result: TaskResult): Promise<unknown> {
  const client = { picwish, "aliyun-market": aliyunMarket, meitu }[result.vendor];
  const [output] = Object.values(result.outputs);
  if (!client || !output) throw new Error(`There is nothing to download from ${result.vendor}.`);
  return client.download(output, { handle: result.handle });
}
