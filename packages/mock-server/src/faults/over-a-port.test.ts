import type { Exchange } from "@graycard/core";
import { describe, expect, it } from "vitest";
import { verifyDecodable } from "../media/verify-decodable.js";
import { discFile } from "../testing/pictures.js";
import { type Heard, plainCall } from "../testing/plain-client.js";
import { testSession } from "../testing/test-mock.js";
import { faults } from "./index.js";
import type { ScriptedFault } from "./scripted-fault.js";

/** All that a client hears that submits a picture, asks for the task until it has ended, and fetches the result. */
interface Life {
  readonly submit: Heard;
  readonly polls: readonly Heard[];
  readonly file: Heard | undefined;
  readonly exchanges: readonly Exchange[];
  /** By the clock of the session, in milliseconds. */
  readonly tookMs: number;
  readonly charged: number;
}

interface Row {
  readonly plan: Omit<ScriptedFault, "fault">;
  /** Other fields than those of a good request. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What a client sees that met the fault, and no other does. */
  readonly shows: (life: Life) => unknown;
}

const path = "/api/tasks/visual/scale";

function jsonOf(heard: Heard | undefined) {
  try {
    return JSON.parse(heard?.body.toString() ?? "");
  } catch {
    return undefined;
  }
}

const states = ({ polls }: Life): readonly number[] => polls.map((poll) => jsonOf(poll)?.data?.state);
const lastState = (life: Life) => states(life).at(-1) ?? Number.NaN;
const isRunning = (state: number) => [0, 2, 3, 4].includes(state);
const linkOf = (heard: Heard | undefined): string => jsonOf(heard)?.data?.image ?? "";
const cannotBeDecoded = ({ file }: Life) =>
  file?.status === 200 &&
  verifyDecodable(file.body).then(
    () => false,
    () => true,
  );

const rows: Readonly<Record<string, Row>> = {
  "backwards-progress": {
    plan: {},
    shows: ({ polls }) => {
      const progress = polls
        .map((poll) => jsonOf(poll)?.data)
        .flatMap((data) => (isRunning(data.state) ? [data.progress] : []));
      return progress.some((each, at) => each < progress[at - 1]);
    },
  },
  "bad-result": { plan: { with: { status: 503 } }, shows: ({ file }) => file?.status === 503 },
  "damaged-result": { plan: {}, shows: cannotBeDecoded },
  "drop-connection": { plan: { operation: "poll" }, shows: ({ polls }) => polls[0]?.error === "ECONNRESET" },
  "early-expired-link": { plan: {}, shows: ({ file }) => file?.status === 403 && file.body.includes("expired") },
  "extra-field": { plan: {}, shows: ({ submit }) => jsonOf(submit)?.an_extra_field },
  "garbled-body": { plan: { with: { share: 0.5 } }, shows: ({ submit }) => submit.status === 200 && !jsonOf(submit) },
  hang: { plan: {}, shows: ({ submit }) => submit.gaveUp },
  "http-error": { plan: { with: { form: "http-429" } }, shows: ({ submit }) => submit.status === 429 },
  "ignore-field": { plan: { with: { field: "type" } }, shows: ({ submit }) => submit.status === 400 },
  latency: { plan: { with: { ms: 7000 } }, shows: ({ exchanges }) => (exchanges[0]?.durationMs ?? 0) >= 7000 },
  "leave-terminal": { plan: {}, shows: (life) => states(life).includes(1) && isRunning(lastState(life)) },
  "lost-response": { plan: {}, shows: ({ submit, charged }) => submit.error === "ECONNRESET" && charged === 1 },
  "mangled-link": {
    plan: { with: { how: "amp" } },
    shows: ({ polls, file }) => linkOf(polls.at(-1)).includes("&amp;") && file?.status === 403,
  },
  "missing-field": { plan: { with: { path: "message" } }, shows: ({ submit }) => !("message" in jsonOf(submit)) },
  "other-limit": { plan: { with: { limit: "imageBytes", value: 10 } }, shows: ({ submit }) => submit.status === 413 },
  "other-reading": {
    plan: { with: { erratum: "link.form", value: "oss-v4" }, operation: "poll", times: "always" },
    shows: ({ polls }) => linkOf(polls.at(-1)).includes("OSS4-HMAC"),
  },
  "rate-limit": {
    plan: { with: { qps: 0.001 }, times: "always" },
    shows: ({ submit, polls }) => submit.status === 200 && polls[0]?.status === 429,
  },
  refuse: { plan: { with: { fault: "internal" } }, shows: ({ submit }) => submit.status === 500 },
  "retyped-field": { plan: { with: { to: "string" } }, shows: ({ submit }) => jsonOf(submit)?.status === "200" },
  "rewrite-answer": { plan: { with: { status: 299 } }, shows: ({ submit }) => submit.status === 299 },
  "running-state": {
    plan: { with: { code: 3 } },
    shows: (life) =>
      states(life)
        .filter(isRunning)
        .every((state) => state === 3) && states(life).length > 1,
  },
  "skip-check": {
    plan: { with: { check: "validate" } },
    fields: { type: "none" },
    shows: ({ submit }) => submit.status === 200,
  },
  "slow-body": { plan: { with: { bytesPerSecond: 10 } }, shows: ({ tookMs }) => tookMs > 9000 },
  "slow-task": { plan: { with: { workMs: 20_000 } }, shows: ({ tookMs }) => tookMs >= 20_000 },
  "stuck-task": { plan: {}, shows: (life) => states(life).length > 5 && states(life).every(isRunning) },
  "task-outcome": { plan: { with: { code: -7 } }, shows: (life) => lastState(life) === -7 },
  "truncated-body": {
    plan: {},
    shows: ({ submit }) => submit.error === "ECONNRESET" && submit.body.length > 0 && !jsonOf(submit),
  },
  "truncated-result": { plan: {}, shows: cannotBeDecoded },
  "unknown-state": { plan: { with: { sign: "negative" } }, shows: (life) => lastState(life) < -17 },
  "upload-fault": {
    plan: { with: { atByte: 500 } },
    shows: ({ submit, charged }) => submit.error === "ECONNRESET" && charged === 0,
  },
  "wrong-content-type": { plan: {}, shows: ({ submit }) => submit.headers["content-type"]?.includes("html") },
  "wrong-type-result": {
    plan: {},
    shows: ({ file }) => file?.status === 200 && file.headers["content-type"]?.includes("html"),
  },
};

/** Lives through a task over a port; stops where an answer leaves nothing to go on with. */
async function live({ fields = {} }: Row, plans: readonly ScriptedFault[]): Promise<Life> {
  const { mock, session } = testSession({ qps: "off" });
  const { url } = await mock.listen();
  session.faults.script(plans);
  const startedAt = session.clock.now();
  const call = (address: string, rest: { method?: string; headers?: Record<string, string>; body?: Buffer } = {}) => {
    const before = session.journal.count();
    const headers = { "x-api-key": session.credentials.picwish?.[0] ?? "", ...rest.headers };
    return plainCall(address, { ...rest, headers, isOver: () => session.journal.count() > before });
  };
  const form = new FormData();
  form.set("image_file", new Blob([new Uint8Array(await discFile())]), "photo.jpg");
  for (const [name, value] of Object.entries({ type: "clean", sync: "0", ...fields })) form.set(name, value);
  const encoded = new Response(form);
  const type = encoded.headers.get("content-type") ?? "";
  const body = Buffer.from(await encoded.arrayBuffer());
  const submit = await call(`${url}${path}`, { method: "POST", headers: { "content-type": type }, body });
  const polls: Heard[] = [];
  const id = jsonOf(submit)?.data?.task_id;
  let link = "";
  for (let left = 8; typeof id === "string" && left > 0; left--) {
    polls.push(await call(`${url}${path}/${id}`));
    const shown = jsonOf(polls.at(-1))?.data;
    // Once more after the end, which is where some tasks leave it.
    if (shown && !isRunning(shown.state)) left = Math.min(left, 2);
    link = shown?.image || link;
  }
  const file = link === "" ? undefined : await call(link);
  const { journal, ledger, clock } = session;
  if (plans.length > 0) session.verify();
  const life = {
    submit,
    polls,
    file,
    exchanges: journal.exchanges(),
    tookMs: clock.now() - startedAt,
    charged: ledger.entries().length,
  };
  await mock.close();
  return life;
}

describe("over a port, heard by a plain HTTP client", () => {
  it("every fault of the list is played here", () => {
    expect(Object.keys(rows)).toEqual(faults.map(({ name }) => name));
  });

  it.each(Object.entries(rows))("%s shows, and is used up", async (fault, row) => {
    const life = await live(row, [{ fault, ...row.plan }]);
    expect(
      await row.shows(life),
      JSON.stringify([life.submit, ...life.polls].map(({ body, ...rest }) => [rest, body.toString("latin1")])),
    ).toBeTruthy();
    expect(life.exchanges.flatMap(({ faults: played = [] }) => played)).toContain(fault);
  });

  it.each(Object.entries(rows))("nothing of %s shows where nothing was planned", async (_, row) => {
    expect(await row.shows(await live(row, []))).toBeFalsy();
  });
});
