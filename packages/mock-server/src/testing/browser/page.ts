import { picwish, probePicture, vendors, writePoll, writeSubmit } from "@graycard/core";
import { createClient } from "@graycard/core/client";
import { createMock } from "@graycard/mock-server";
import { graycardHandlers } from "@graycard/mock-server/msw";
import { setupWorker } from "msw/browser";
import { builtIn, type Made, playEveryEndpoint } from "./play-every-endpoint.js";

/** What a page does with the mock; each function is called from outside and gives what can leave the page. */
const functions = {
  /** Sends a picture to every endpoint, without any network. */
  playEveryEndpoint: () => playEveryEndpoint(createMock({ pace: "instant", seed: 1 })),

  /** Lets the page's own fetch call a vendor's real host: submit, poll until the end, download. */
  async enlargeThroughWorker(): Promise<{ readonly link: string; readonly polls: number; readonly made: Made }> {
    const mock = createMock({ pace: "instant", seed: 1 });
    const worker = setupWorker(...graycardHandlers(mock));
    await worker.start({ onUnhandledRequest: "error", quiet: true });
    try {
      return await enlarge(mock.session().credentials.picwish ?? [], await builtIn(mock, "blurry.jpg"));
    } finally {
      worker.stop();
    }
  },

  /** Lets the client, as a page gets it, do the same through the page's own fetch. */
  async enlargeThroughClient(): Promise<{
    readonly polls: readonly string[];
    readonly made: Made;
    readonly file: string;
  }> {
    const mock = createMock({ pace: "instant", seed: 1 });
    const session = mock.session();
    const worker = setupWorker(...graycardHandlers(mock));
    await worker.start({ onUnhandledRequest: "error", quiet: true });
    const polls: string[] = [];
    const client = createClient(picwish, {
      credentials: session.credentials.picwish ?? [],
      clock: session.clock,
      onExchange: ({ operation, request }) => polls.push(`${operation} ${Object.keys(request.headers)}`),
    });
    try {
      const { bytes } = await builtIn(mock, "blurry.jpg");
      const { outputs, handle } = await client.scale({ image: bytes, type: "clean" });
      const { facts } = await client.download(outputs.image, { handle });
      const noFile = await client.download(outputs.image, { handle, to: "x.jpg" }).catch((error: unknown) => error);
      return { polls, made: facts, file: noFile instanceof Error ? noFile.message : "a file" };
    } finally {
      worker.stop();
    }
  },

  /** What the mock says when it is asked for a port. */
  async askForPort(): Promise<string> {
    const mock = createMock();
    const refusal = await mock.listen().catch((error: unknown) => error);
    return refusal instanceof Error && "code" in refusal ? String(refusal.code) : "a port";
  },

  /** What a link says that was changed on its way. */
  async changeLink(): Promise<number> {
    const mock = createMock({ pace: "instant" });
    const [first] = Object.values(picwish.endpoints);
    if (!first) throw new Error("There is no endpoint.");
    const picture = await builtIn(mock, "portrait.jpg");
    const fields = first.example(picture, { mode: "sync", form: "link" });
    const baseUrl = "https://techsz.aoscdn.com";
    const request = writeSubmit({ vendor: picwish, endpoint: first, baseUrl, credential: ["k"], fields, readings: {} });
    const link = /https:[^"]+/.exec(await (await mock.fetch(request)).text())?.[0].replaceAll("\\u0026", "&") ?? "";
    return (await mock.fetch(new Request(link.replace(/Signature=.../, "Signature=AAA")))).status;
  },
} as const;

async function enlarge(credential: readonly string[], picture: Awaited<ReturnType<typeof builtIn>>) {
  const vendor = vendors.find(({ id }) => id === "picwish") ?? picwish;
  const endpoint = Object.values(vendor.endpoints).find(({ work }) => work === "upscale");
  if (!endpoint) throw new Error("No endpoint enlarges pictures.");
  const draft = { vendor, endpoint, baseUrl: "https://techsz.aoscdn.com", credential };
  const fields = endpoint.example(picture, { mode: "async", form: "link" });
  const submitted = await (await fetch(writeSubmit({ ...draft, fields, readings: {} }))).json();
  for (let polls = 1; polls < 20; polls++) {
    const { data } = await (await fetch(writePoll(draft, submitted.data.task_id))).json();
    if (data.state !== 1) continue;
    const probe = probePicture(new Uint8Array(await (await fetch(data.image)).arrayBuffer()));
    return { link: String(data.image), polls, made: probe.ok ? probe.facts : probe.fault };
  }
  throw new Error(`The task does not end: ${JSON.stringify(submitted)}`);
}

export type PageFunctions = typeof functions;

Object.assign(globalThis, { page: functions });
