import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ReceiptEntry, type ReceiptEvent, runSchema } from "@graycard/conformance";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exitCodes } from "../exit-codes.js";
import { runCli } from "../run-cli.js";
import { fakeTerminal } from "../testing/fake-terminal.js";
import { startVendor, type VendorProcess } from "../testing/vendor-process.js";

let vendor: VendorProcess;
let cwd: string;
let keys = 0;

beforeAll(async () => {
  vendor = await startVendor();
  cwd = await mkdtemp(join(tmpdir(), "graycard-live-"));
});
afterAll(async () => {
  await vendor.close();
  await rm(cwd, { recursive: true });
});

/** Every test has a key, and with it a ledger and a journal, of its own. */
let key: string;
beforeEach(() => {
  key = `paid-key-${++keys}`;
});

const env = () => ({ GRAYCARD_LIVE: "1", GRAYCARD_PICWISH_API_KEY: key });

function liveTerminal(call: string, environment: Readonly<Record<string, string>> = env()) {
  return fakeTerminal(`conform ${call}`.split(" "), { env: environment, network: vendor.network, cwd, now: Date.now });
}

async function conform(call: string, environment = env()) {
  const terminal = liveTerminal(call, environment);
  return { code: await runCli(terminal), ...terminal.printed };
}

const live = "--subject live --vendor picwish --live";

interface Seen {
  readonly exchanges: readonly { readonly startedAt: number; readonly response?: { readonly status: number } }[];
}

/** What the vendor booked and saw of this test's key, and of callers without one. */
async function vendorsBooks() {
  const { session } = (await lookUp()) as { session: { id: string } };
  const { entries } = (await vendor.ask(`/sessions/${session.id}/ledger`)) as {
    entries: readonly { taskId: string }[];
  };
  const own = (await vendor.ask(`/sessions/${session.id}/journal`)) as Seen;
  return { taskIds: entries.map(({ taskId }) => taskId), exchanges: own.exchanges };
}

function lookUp(): Promise<unknown> {
  return vendor.ask("/sessions/lookup", { vendor: "picwish", credential: [key] });
}

/** Every request that reached the vendor, whoever sent it. */
async function requestsSeen(): Promise<number> {
  const { sessions } = (await vendor.ask("/sessions")) as { sessions: readonly { exchanges: number }[] };
  const nobodys = (await vendor.ask("/journal")) as { matching: number };
  return sessions.reduce((sum, { exchanges }) => sum + exchanges, nobodys.matching);
}

async function receiptEvents(file: string): Promise<readonly ReceiptEvent[]> {
  const text = await readFile(join(cwd, file), "utf8");
  return text
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const paidOf = (events: readonly ReceiptEvent[]) =>
  events.filter((event): event is ReceiptEvent & ReceiptEntry => event.event === "paid");

describe("before the guard has said yes, nothing is sent", () => {
  it.each([
    ["without --live", "--subject live --vendor picwish --max-credits 4", {}, /needs --live on the command line/],
    ["without GRAYCARD_LIVE=1", `${live} --max-credits 4`, { GRAYCARD_LIVE: "" }, /needs GRAYCARD_LIVE=1/],
    ["with GRAYCARD_LIVE=true", `${live} --max-credits 4`, { GRAYCARD_LIVE: "true" }, /needs GRAYCARD_LIVE=1/],
    ["without a cap", live, {}, /needs a cap: --max-credits or --max-calls/],
    ["without a credential", `${live} --max-credits 4`, { GRAYCARD_PICWISH_API_KEY: "" }, /there is no credential/],
    ["with the key of our pages", `${live} --max-credits 4`, { GRAYCARD_PICWISH_API_KEY: "demo" }, /is one for mocks/],
    [
      "with a key that a mock gave out",
      `${live} --max-credits 4`,
      { GRAYCARD_PICWISH_API_KEY: "graycard-mock-0123456789ab" },
      /is one for mocks/,
    ],
    [
      "with a trigger word in the key",
      `${live} --max-credits 4`,
      { GRAYCARD_PICWISH_API_KEY: "sk-abc.gc-429" },
      /is one for mocks/,
    ],
    ["without its rate", `${live} --max-credits 4 --qps off`, {}, /--qps can only lower the rate/],
    ["faster than its rate", `${live} --max-credits 4 --qps 3`, {}, /2 per second/],
    [
      "without TLS",
      "--subject http://techsz.aoscdn.com --vendor picwish --live --max-credits 4",
      {},
      /only spoken to over https/,
    ],
    [
      "under a name that is not on the list",
      "--subject https://techsz.aoscdn.com.example --vendor picwish --live --max-credits 4",
      {},
      /nor a host of picwish/,
    ],
    ["without naming the vendor", "--subject live --live --max-credits 4", {}, /needs --vendor/],
    ["with a receipt that is there", `${live} --max-credits 4 --receipt there.jsonl`, {}, /not there yet/],
  ])("%s", async (_title, call, change, about) => {
    await writeFile(join(cwd, "there.jsonl"), "kept");
    const before = await requestsSeen();
    const { code, error, out } = await conform(`${call} --select picwish/scale/task/*`, { ...env(), ...change });
    expect(error).toMatch(about);
    expect(code).toBe(exitCodes.usage);
    expect(await requestsSeen()).toBe(before);
    for (const secret of [key, "sk-abc", "0123456789ab"]) expect(error + out).not.toContain(secret);
    expect(await readFile(join(cwd, "there.jsonl"), "utf8")).toBe("kept");
  });

  it("with --live in a variable or in a file, which are no word of whoever starts it", async () => {
    const before = await requestsSeen();
    // The variable of the flag has the name of the other half of the consent.
    const { code, error } = await conform("--subject live --vendor picwish --max-credits 4");
    expect(code).toBe(exitCodes.usage);
    expect(error).toMatch(/needs --live on the command line/);
    expect(await requestsSeen()).toBe(before);
  });

  it("and a missing flag is named even where no name can be looked up", async () => {
    const terminal = liveTerminal("--subject live --vendor picwish --max-credits 4", env());
    const network = { ...vendor.network, resolve: () => Promise.reject(new Error("There is no network.")) };
    expect(await runCli({ ...terminal, network })).toBe(exitCodes.usage);
    expect(terminal.printed.error).toMatch(/needs --live on the command line/);
  });

  it("when only a plan is asked for", async () => {
    const before = await requestsSeen();
    const { code, out } = await conform("--subject live --vendor picwish --plan --select picwish/segmentation/task/*");
    expect(code).toBe(exitCodes.ok);
    expect(out).toMatch(/^submits +\d+ that are accepted/m);
    expect(out).toMatch(/^credits +\d/m);
    expect(out).toMatch(/^takes +at most \d/m);
    expect(out).toMatch(/Nothing was sent\.\n$/);
    expect(await requestsSeen()).toBe(before);
  });
});

describe("a live run", () => {
  it("decides each clause once, keeps the rate, and has on its receipt what the vendor has in its ledger", async () => {
    const select = ["task", "auth"].map((area) => `--select picwish/segmentation/${area}/*`).join(" ");
    const { out, error } = await conform(`${live} --max-credits 20 --receipt whole.jsonl --json ${select}`);
    const run = runSchema.parse(JSON.parse(out));
    expect(run.summary).toMatchObject({ fail: 0, warn: 0, inconclusive: 0 });
    expect(run.summary.pass).toBeGreaterThan(5);
    expect(new Set(run.checks.map(({ clause }) => clause)).size).toBe(run.checks.length);
    const { taskIds, exchanges } = await vendorsBooks();
    expect(taskIds.length).toBeGreaterThan(0);
    const receipt = paidOf(await receiptEvents("whole.jsonl"));
    expect(receipt.map(({ taskId }) => taskId).sort()).toEqual([...taskIds].sort());
    expect(run.receipt?.map(({ taskId }) => taskId).sort()).toEqual([...taskIds].sort());
    expect(run.spend.credits).toBe(taskIds.length * 0.5);
    expect(exchanges.filter(({ response }) => response?.status === 429)).toEqual([]);
    expect(error).toContain("whole.jsonl");
    expect(error).not.toContain(key);
    expect(out).not.toContain(key);
  });

  it.each([1, 3])("stops right before call %i + 1, with code 4 and a partial report", async (most) => {
    const before = await requestsSeen();
    const { code, out } = await conform(
      `${live} --max-calls ${most} --receipt calls-${most}.jsonl --json --select picwish/scale/validation/*`,
    );
    expect(code).toBe(exitCodes.budgetStop);
    const run = runSchema.parse(JSON.parse(out));
    expect(run.stopped).toEqual({
      by: "budget",
      reason: `The run was stopped by its budget: --max-calls ${most} is reached.`,
    });
    expect(await requestsSeen()).toBe(before + most);
    const { taskIds } = await vendorsBooks();
    expect(run.receipt?.map(({ taskId }) => taskId).sort()).toEqual([...taskIds].sort());
    const open = run.checks.filter(({ verdict }) => verdict === "inconclusive");
    expect(open.length).toBeGreaterThan(0);
    expect(open.map(({ reason }) => reason)).toContain(run.stopped?.reason);
  });

  it.each([
    [4, 2],
    [5, 2],
    [0, 0],
  ])("with %i credits pays for exactly %i submits of 2", async (credits, submits) => {
    const { code, out } = await conform(
      `${live} --max-credits ${credits} --receipt credits-${credits}.jsonl --json --select picwish/scale/validation/listed-values`,
    );
    expect(code).toBe(exitCodes.budgetStop);
    const run = runSchema.parse(JSON.parse(out));
    const { taskIds } = await vendorsBooks();
    expect(taskIds).toHaveLength(submits);
    expect(run.receipt?.map(({ taskId }) => taskId)).toEqual(taskIds);
    expect(run.stopped?.reason).toContain(`of --max-credits ${credits} are left`);
  });

  it("leaves out what has no known price under a cap on credits, and says how to name one", async () => {
    const { out } = await conform(
      `${live} --max-credits 4 --json --receipt unpriced.jsonl --select picwish/inpaint/task/immediate-answer`,
    );
    const run = runSchema.parse(JSON.parse(out));
    expect(run.spend.exchanges).toBe(0);
    expect(run.checks[0]?.reason).toMatch(/--price picwish\/inpaint=CREDITS/);
    const priced = await conform(
      `${live} --max-credits 4 --price picwish/inpaint=3 --json --receipt priced.jsonl --select picwish/inpaint/task/immediate-answer`,
    );
    expect(runSchema.parse(JSON.parse(priced.out)).spend).toEqual({ exchanges: 1, submits: 1, credits: 3 });
  });

  it("ends cleanly when it is interrupted, with what it found out and what it paid for", async () => {
    const terminal = liveTerminal(
      `${live} --max-credits 100 --receipt cut.jsonl --json --select picwish/scale/validation/listed-values`,
    );
    const ended = runCli(terminal);
    const paidSoFar = async () => paidOf(await receiptEvents("cut.jsonl").catch(() => []));
    while ((await paidSoFar()).length < 2) await new Promise((resolve) => setImmediate(resolve));
    terminal.interrupt();
    expect(await ended).toBe(exitCodes.interrupted);
    const run = runSchema.parse(JSON.parse(terminal.printed.out));
    expect(run.stopped?.by).toBe("interrupt");
    const { taskIds } = await vendorsBooks();
    expect(taskIds.length).toBeLessThan(12);
    expect(paidOf(await receiptEvents("cut.jsonl")).map(({ taskId }) => taskId)).toEqual(taskIds);
    expect(run.receipt?.map(({ taskId }) => taskId)).toEqual(taskIds);
  });

  it("writes a receipt where nobody asked for one", async () => {
    const { error } = await conform(`${live} --max-calls 1 --select picwish/scale/task/immediate-answer`);
    const written = (await readdir(cwd)).filter((name) => name.startsWith("graycard-receipt-"));
    expect(written).toHaveLength(1);
    expect(error).toContain(written[0]);
  });
});
