import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type EditionName, vendors } from "@graycard/core";
import { builtInPictures, createMock, type MockOptions, type Pace, paces } from "@graycard/mock-server";
import { Command, Option } from "commander";
import { controlLines, controlOffLine } from "../control-lines.js";
import { collect, collectReading, parsePort, parseQps, parseShare } from "../parsers.js";
import { readableFolder } from "../readable-folder.js";
import { curlLine } from "../samples/curl-line.js";
import { samplePictures } from "../samples/sample-pictures.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { writeCertificate } from "../write-certificate.js";
import { exchangeLog, type LogLevel, logLevels } from "./exchange-line.js";

interface MockFlags {
  readonly port: number;
  readonly host: string;
  readonly pace: Pace;
  readonly edition: EditionName;
  readonly qps?: number | "off";
  readonly seed?: string;
  readonly chaos?: number;
  readonly files?: string;
  readonly fetchUrls?: boolean;
  readonly allowHost?: readonly string[];
  readonly reading?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly publicUrl?: string;
  readonly tls?: boolean;
  readonly tlsCert?: string;
  readonly token?: string;
  readonly controlHost?: readonly string[];
  readonly log: LogLevel;
  readonly json?: boolean;
}

/** The port that is used, and how many after it are tried when it is taken and was not asked for. */
const usualPort = 4010;
const portsTried = 20;

/** `graycard mock`: plays the vendors until it is interrupted. */
export function mockCommand(terminal: Terminal): Command {
  const command = new Command("mock")
    .description("play the vendors on this machine: no network, no key, no charge")
    .addOption(
      new Option("--port <n>", "port to listen on; 0 takes a free one").argParser(parsePort).default(usualPort),
    )
    .addOption(new Option("--host <address>", "address to listen on").default("127.0.0.1"))
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
    .option("--tls", "speak HTTPS under a fresh certificate for the vendors' host names and this machine")
    .addOption(new Option("--tls-cert <file>", "where that certificate goes, for clients to trust; implies --tls"))
    .addOption(
      new Option(
        "--token <text>",
        "what /_graycard/ asks for; needed when --host is not this machine alone; rather set GRAYCARD_TOKEN",
      ),
    )
    .addOption(
      new Option(
        "--control-host <name>",
        "name, besides localhost, under which /_graycard/ may be asked; may be repeated",
      ).argParser(collect),
    )
    .addOption(
      new Option(
        "--log <which>",
        "exchanges to print a line about: those that went wrong, with the reason, all or none",
      )
        .choices([...logLevels])
        .default("problems"),
    )
    .option("--json", "print one line of JSON when ready, and one for each exchange that --log names");
  return command.action(async (flags: MockFlags) => {
    const portAskedFor = command.getOptionValueSource("port") !== "default";
    await runMock(terminal, flags, portAskedFor);
  });
}

async function runMock(terminal: Terminal, flags: MockFlags, portAskedFor: boolean): Promise<void> {
  const filesFolder = flags.files === undefined ? undefined : resolve(terminal.cwd, flags.files);
  if (filesFolder !== undefined) await readableFolder(filesFolder, "--files");
  const onExchange = exchangeLog(terminal, flags.log, flags.json ?? false);
  const mock = makeMock({
    pace: flags.pace,
    edition: flags.edition,
    ...(flags.qps === undefined ? {} : { qps: flags.qps }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.chaos === undefined ? {} : { chaos: { rate: flags.chaos } }),
    ...(filesFolder === undefined ? {} : { filesFolder }),
    ...fetching(flags),
    ...(flags.reading === undefined ? {} : { readings: flags.reading }),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: checkedUrl(flags.publicUrl) }),
    ...(flags.token === undefined ? {} : { controlToken: flags.token }),
    ...(flags.controlHost === undefined ? {} : { controlHosts: flags.controlHost }),
    ...(onExchange ? { onExchange } : {}),
    report: (error) => terminal.error(`graycard mock: ${error instanceof Error ? error.stack : String(error)}\n`),
  });
  const listening = await listenOrExplain(mock, flags, portAskedFor);
  const { url, port, certificate } = listening;
  if (flags.tlsCert !== undefined && certificate !== undefined) {
    await writeCertificate(resolve(terminal.cwd, flags.tlsCert), certificate).catch(async (error) => {
      await mock.close();
      throw error;
    });
  }
  // Before anything is printed: whoever waits for the line may end us at once.
  const interrupted = terminal.interrupted();
  const { controlIsOff } = mock;
  if (flags.json && controlIsOff) terminal.error(`${controlOffLine}\n`);
  if (flags.json) terminal.out(`${JSON.stringify({ url, port, pid: terminal.pid, certificate })}\n`);
  else terminal.out(banner(terminal, flags, { url, port, pictures: samplesFolder(filesFolder), controlIsOff }));
  await interrupted;
  await mock.close();
}

/** Where the mock may download pictures from; nowhere, unless both the network and a host are asked for. */
function fetching({ fetchUrls = false, allowHost = [] }: MockFlags): Pick<MockOptions, "fetchUrls"> {
  if (!fetchUrls && allowHost.length > 0) {
    throw new UsageError("--allow-host says what --fetch-urls may reach; without --fetch-urls nothing is fetched.");
  }
  return fetchUrls ? { fetchUrls: { allow: allowHost } } : {};
}

function makeMock(options: MockOptions) {
  try {
    return createMock(options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}

async function listenOrExplain(mock: ReturnType<typeof createMock>, flags: MockFlags, portAskedFor: boolean) {
  const { port, host } = flags;
  const tls = flags.tls ?? flags.tlsCert !== undefined;
  try {
    return await mock.listen({ port, host, tls, tryNext: portAskedFor ? 0 : portsTried });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const why =
      code === "EADDRINUSE"
        ? "it is taken. Choose another with --port, or --port 0 for a free one"
        : code === "EACCES"
          ? "it needs more rights. Choose one above 1023 with --port"
          : code === "EADDRNOTAVAIL" || code === "ENOTFOUND"
            ? "this machine does not have that address. Choose another with --host"
            : code;
    throw new UsageError(`Cannot listen on ${host}:${port}: ${why}.`, { cause: error });
  }
}

function checkedUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new UsageError(`--public-url takes an address that starts with http:// or https://, not "${text}".`);
  }
  return text.replace(/\/+$/, "");
}

/** What a newcomer needs to see, in less than a screen. */
function banner(
  terminal: Terminal,
  flags: MockFlags,
  { url, port, pictures, controlIsOff }: { url: string; port: number; pictures: string; controlIsOff: boolean },
): string {
  const picturesPath = relative(terminal.cwd, pictures) || ".";
  const setting = {
    baseUrl: url,
    trust: trustArguments(url, flags),
    picturesPath,
    picturesUrl: `${url}/_graycard/files`,
  };
  const moved = flags.port !== port && flags.port !== 0 ? ` (port ${flags.port} is taken)` : "";
  const bases = vendors.map((vendor) => `  ${vendor.id.padEnd(15)} ${url}   ${authHint(vendor)}`);
  const lines = vendors.flatMap((vendor) =>
    Object.values(vendor.endpoints).map((endpoint) => `  ${curlLine(vendor, endpoint, setting)}`),
  );
  const network = flags.fetchUrls
    ? "It downloads what image_url names; nothing else leaves this machine"
    : "Nothing leaves this machine";
  return [
    `graycard mock on ${url}${moved}: ${flags.edition} edition, ${flags.pace} pace. ${network}, nothing is charged.`,
    "",
    "Base URLs; any key is good, but for one with the word invalid in it:",
    ...bases,
    "",
    "One line per endpoint, to paste as it stands; each answer links to the picture that was made:",
    ...lines,
    "",
    "Your own pictures: send any file, or put it beside these and name it in image_url. Read on: README.md, docs/reference/",
    ...controlLines({
      url,
      timeStands: flags.pace === "manual",
      hasToken: flags.token !== undefined,
      isOff: controlIsOff,
      trust: setting.trust,
    }),
    "Ctrl-C ends it.",
    "",
  ].join("\n");
}

/** What a sample line has to say of the certificate: which to trust, or to trust any. */
function trustArguments(url: string, { tlsCert }: MockFlags): readonly string[] {
  if (!url.startsWith("https:")) return [];
  return tlsCert === undefined ? ["-k"] : ["--cacert", tlsCert];
}

/** Where the pictures of the sample lines are: in the user's folder if they all are there, else the built-in ones. */
function samplesFolder(filesFolder: string | undefined): string {
  if (filesFolder === undefined) return builtInPictures;
  const names = Object.values(samplePictures).flatMap(({ image, mask }) =>
    mask === undefined ? [image] : [image, mask],
  );
  return names.every((name) => existsSync(join(filesFolder, name))) ? filesFolder : builtInPictures;
}

function authHint({ auth }: (typeof vendors)[number]): string {
  if (auth.by === "query") return `query ${auth.parameters.map(({ name }) => `${name}=…`).join("&")}`;
  return `header ${auth.header}: ${auth.scheme === undefined ? "" : `${auth.scheme} `}…`;
}
