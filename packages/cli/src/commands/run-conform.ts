import { randomBytes } from "node:crypto";
import {
  consoleCheckLine,
  consoleReport,
  embeddedSubject,
  openPictureHost,
  outcomeOf,
  type PictureHost,
  planRun,
  runSuite,
  type Subject,
  scenarios,
  urlSubject,
} from "@graycard/conformance";
import { type AnyVendor, credentialVariables, ManualClock, systemClock, vendors } from "@graycard/core";
import { createMock } from "@graycard/mock-server";
import { openBaselines } from "../baseline-file.js";
import { exitCodeOf } from "../exit-codes.js";
import { parseReports, writeReports } from "../reports.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { version } from "../version.js";
import type { ConformFlags } from "./conform.js";

/** Carries out `graycard conform`, and gives its exit code. */
export async function runConform(terminal: Terminal, flags: ConformFlags): Promise<number> {
  const reports = parseReports(flags.report ?? [], terminal.cwd);
  const baselines = openBaselines(flags, terminal.cwd, terminal.now);
  const chosen = chosenVendors(flags.vendor ?? []);
  const host = flags.subject === "mock" || flags.list ? undefined : await openPictureHost();
  try {
    const subjects = chosen.map((vendor) => subjectOf(terminal, flags, vendor, host));
    const select = flags.select ?? [];
    const planned = planRun({ subjects, scenarios, select });
    if (planned.length === 0) throw new UsageError(`No check has an id like ${select.join(" or ")}; see --list.`);
    if (flags.list) {
      terminal.out(`${planned.flatMap(({ checkIds }) => checkIds).join("\n")}\n`);
      return 0;
    }
    const live = !flags.json && terminal.isTerminal;
    const look = { colour: terminal.isTerminal && !terminal.env.NO_COLOR, all: flags.all ?? false };
    const found = await runSuite({
      subjects,
      scenarios,
      select,
      version,
      now: terminal.now,
      ...(live
        ? {
            onCheck: (check) => terminal.error(check.verdict === "pass" ? "." : `\n${consoleCheckLine(check, look)}\n`),
          }
        : {}),
    });
    // An entry may be about a check or a vendor that was not chosen now.
    const run = baselines.apply(found, () => {
      const everybody = vendors.map((vendor) => embedded(flags, vendor));
      return planRun({ subjects: everybody, scenarios }).flatMap(({ checkIds }) => checkIds);
    });
    if (live) terminal.error("\n");
    terminal.out(flags.json ? `${JSON.stringify(run, null, 2)}\n` : `${consoleReport(run, look)}\n`);
    await writeReports(run, reports);
    terminal.error((await baselines.write(run)) ?? "");
    return exitCodeOf(outcomeOf(run));
  } finally {
    await host?.close();
  }
}

function chosenVendors(ids: readonly string[]): readonly AnyVendor[] {
  if (ids.length === 0) return vendors;
  return ids.map((id) => {
    const vendor = vendors.find((each) => each.id === id);
    if (!vendor)
      throw new UsageError(`There is no vendor "${id}"; there are ${vendors.map((each) => each.id).join(", ")}.`);
    return vendor;
  });
}

function subjectOf(terminal: Terminal, flags: ConformFlags, vendor: AnyVendor, host: PictureHost | undefined): Subject {
  if (flags.subject === "mock") return embedded(flags, vendor);
  const baseUrl = loopbackUrl(flags.subject);
  return urlSubject({
    baseUrl,
    vendor,
    edition: flags.edition,
    credential: credentialOf(terminal, flags, vendor),
    ...(flags.qps === undefined ? {} : { qps: flags.qps }),
    clock: systemClock,
    fetch: (request) => fetch(request),
    ...(host ? { host } : {}),
  });
}

/** The mock of this package in this process, on a clock that only moves when somebody waits. */
function embedded(flags: ConformFlags, vendor: AnyVendor): Subject {
  const { edition } = flags;
  const mock = createMock({
    vendors: [vendor],
    clock: new ManualClock({ startAt: Date.UTC(2026, 0, 1) }),
    seed: "conform",
    pace: "manual",
    edition,
  });
  // The pace of the suite is kept on the mock's own clock, so the documented rate costs no time.
  const session = mock.session({ qps: flags.qps ?? vendor.limits.qps?.value({} as never) ?? "off" });
  return embeddedSubject({ fetch: mock.fetch, session }, { name: "mock", vendor, edition });
}

const loopbackHosts = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Anything but this machine could cost money, and is not spoken to. */
function loopbackUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageError(`--subject takes "mock" or an address that starts with http:// or https://, not "${text}".`);
  }
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") {
    throw new UsageError("--subject takes an address without a user or password; secrets go with --credential.");
  }
  if (!loopbackHosts.test(url.hostname)) {
    throw new UsageError(
      `--subject ${url.host} is not this machine. A run against a real vendor would be charged, and this version has no guard for that; use an address such as http://127.0.0.1:4010.`,
    );
  }
  return text.replace(/\/+$/, "");
}

function credentialOf(terminal: Terminal, flags: ConformFlags, vendor: AnyVendor): readonly string[] {
  const variables = credentialVariables(vendor.auth);
  const given = flags.credential?.find((each) => each.startsWith(`${vendor.id}=`))?.slice(vendor.id.length + 1);
  if (given !== undefined) {
    const parts = given.split(":");
    if (parts.length !== variables.length || parts.includes("")) {
      throw new UsageError(`--credential ${vendor.id}=… takes ${variables.length} part(s), separated by a colon.`);
    }
    return parts;
  }
  const made = `graycard-conform-${randomBytes(6).toString("hex")}`;
  return variables.map((variable) => terminal.env[variable] ?? made);
}
