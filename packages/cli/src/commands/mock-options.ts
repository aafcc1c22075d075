import { resolve } from "node:path";
import type { EditionName } from "@graycard/core";
import { createMock, type Mock, type MockOptions, type Pace, paces } from "@graycard/mock-server";
import { type Command, Option } from "commander";
import { collect, collectReading, parseQps, parseShare } from "../parsers.js";
import { readableFolder } from "../readable-folder.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { exchangeLog, type LogLevel, logLevels } from "./exchange-line.js";

/** The flags of every command that plays the vendors. */
export interface MockFlags {
  readonly pace: Pace;
  readonly edition: EditionName;
  readonly qps?: number | "off";
  readonly seed?: string;
  readonly startAt?: string;
  readonly chaos?: number;
  readonly files?: string;
  readonly fetchUrls?: boolean;
  readonly allowHost?: readonly string[];
  readonly reading?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly publicUrl?: string;
  readonly token?: string;
  readonly log: LogLevel;
}

/** Adds the flags of a mock to a command; `log` is what lines are printed about unless it is said. */
export function addMockOptions(command: Command, log: LogLevel): Command {
  return command
    .addOption(new Option("--pace <pace>", "how time passes").choices([...paces]).default("realtime"))
    .addOption(
      new Option("--edition <edition>", "what is played where documents and facts differ")
        .choices(["documented", "observed"])
        .default("documented"),
    )
    .addOption(
      new Option("--qps <n|off>", "requests per second and key; the documented rate unless given").argParser(parseQps),
    )
    .addOption(
      new Option("--chaos <rate>", "share of requests, 0 to 1, that go wrong at random; off unless given").argParser(
        parseShare,
      ),
    )
    .addOption(new Option("--seed <text>", "makes ids and delays the same every time"))
    .addOption(
      new Option(
        "--start-at <time>",
        "time at which sessions begin, such as 2027-01-31T12:00:00Z; with --seed and --pace instant or manual the same requests get the same bytes",
      ),
    )
    .addOption(new Option("--files <folder>", "pictures that image_url can name"))
    .addOption(new Option("--fetch-urls", "download what image_url names and no file stands for; public hosts only"))
    .addOption(
      new Option(
        "--allow-host <name>",
        "host, address or range that --fetch-urls may reach though it is not public, such as localhost:9000; may be repeated",
      ).argParser(collect),
    )
    .addOption(
      new Option("--reading <vendor:erratum=reading>", "another reading of one erratum; may be repeated").argParser(
        collectReading,
      ),
    )
    .addOption(new Option("--public-url <url>", "address that result links are written with"))
    .addOption(
      new Option(
        "--token <text>",
        "what /_graycard/ asks for; needed when other machines can reach the mock; rather set GRAYCARD_TOKEN",
      ),
    )
    .addOption(
      new Option(
        "--log <which>",
        "exchanges to print a line about: those that went wrong, with the reason, all or none",
      )
        .choices([...logLevels])
        .default(log),
    );
}

/** What a command says of its mock besides the flags. */
export interface MockSetting {
  /** The name that mistakes of the mock are reported under. */
  readonly name: string;
  /** Whether lines about exchanges are JSON. */
  readonly json: boolean;
  readonly options?: MockOptions;
}

/** Makes the mock that the flags ask for. */
export async function mockOf(
  terminal: Terminal,
  flags: MockFlags,
  { name, json, options = {} }: MockSetting,
): Promise<Mock> {
  const filesFolder = filesFolderOf(terminal, flags);
  if (filesFolder !== undefined) await readableFolder(filesFolder, "--files");
  const onExchange = exchangeLog(terminal, flags.log, json);
  return explained(() =>
    createMock({
      pace: flags.pace,
      edition: flags.edition,
      ...(flags.qps === undefined ? {} : { qps: flags.qps }),
      ...(flags.seed === undefined ? {} : { seed: flags.seed }),
      ...(flags.startAt === undefined ? {} : { startAt: flags.startAt }),
      ...(flags.chaos === undefined ? {} : { chaos: { rate: flags.chaos } }),
      ...(filesFolder === undefined ? {} : { filesFolder }),
      ...fetching(flags),
      ...(flags.reading === undefined ? {} : { readings: flags.reading }),
      ...(flags.publicUrl === undefined ? {} : { publicUrl: checkedUrl(flags.publicUrl) }),
      ...(flags.token === undefined ? {} : { controlToken: flags.token }),
      ...(onExchange ? { onExchange } : {}),
      report: (error) => terminal.error(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`),
      ...options,
    }),
  );
}

/** The folder of the user's own pictures. */
export function filesFolderOf({ cwd }: Terminal, { files }: MockFlags): string | undefined {
  return files === undefined ? undefined : resolve(cwd, files);
}

/** Does what flags ask for; what the mock does not take is a mistake of the call. */
export function explained<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}

/** Where the mock may download pictures from; nowhere, unless both the network and a host are asked for. */
function fetching({ fetchUrls = false, allowHost = [] }: MockFlags): Pick<MockOptions, "fetchUrls"> {
  if (!fetchUrls && allowHost.length > 0) {
    throw new UsageError("--allow-host says what --fetch-urls may reach; without --fetch-urls nothing is fetched.");
  }
  return fetchUrls ? { fetchUrls: { allow: allowHost } } : {};
}

function checkedUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageError(`--public-url takes an address that starts with http:// or https://, not "${text}".`);
  }
  return text.replace(/\/+$/, "");
}
