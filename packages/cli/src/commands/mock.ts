import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type EditionName, vendors } from "@graycard/core";
import { builtInPictures, createMock, type Pace, paces } from "@graycard/mock-server";
import { Command, Option } from "commander";
import { collectReading, parsePort, parseQps } from "../parsers.js";
import { readableFolder } from "../readable-folder.js";
import { curlLine } from "../samples/curl-line.js";
import { samplePictures } from "../samples/sample-pictures.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";

interface MockFlags {
  readonly port: number;
  readonly host: string;
  readonly pace: Pace;
  readonly edition: EditionName;
  readonly qps?: number | "off";
  readonly seed?: string;
  readonly files?: string;
  readonly reading?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly publicUrl?: string;
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
    .addOption(new Option("--seed <text>", "makes ids and delays the same every time"))
    .addOption(new Option("--files <folder>", "pictures that image_url can name"))
    .addOption(
      new Option("--reading <vendor:erratum=reading>", "another reading of one erratum; may be repeated").argParser(
        collectReading,
      ),
    )
    .addOption(new Option("--public-url <url>", "address that result links are written with"))
    .option("--json", "print one line of JSON when ready");
  return command.action(async (flags: MockFlags) => {
    const portAskedFor = command.getOptionValueSource("port") !== "default";
    await runMock(terminal, flags, portAskedFor);
  });
}

async function runMock(terminal: Terminal, flags: MockFlags, portAskedFor: boolean): Promise<void> {
  const filesFolder = flags.files === undefined ? undefined : resolve(terminal.cwd, flags.files);
  if (filesFolder !== undefined) await readableFolder(filesFolder, "--files");
  const mock = createMock({
    pace: flags.pace,
    edition: flags.edition,
    ...(flags.qps === undefined ? {} : { qps: flags.qps }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(filesFolder === undefined ? {} : { filesFolder }),
    ...(flags.reading === undefined ? {} : { readings: flags.reading }),
    ...(flags.publicUrl === undefined ? {} : { publicUrl: checkedUrl(flags.publicUrl) }),
    report: (error) => terminal.error(`graycard mock: ${error instanceof Error ? error.stack : String(error)}\n`),
  });
  const listening = await listenOrExplain(mock, flags, portAskedFor);
  const { url, port } = listening;
  // Before anything is printed: whoever waits for the line may end us at once.
  const interrupted = terminal.interrupted();
  if (flags.json) terminal.out(`${JSON.stringify({ url, port, pid: terminal.pid })}\n`);
  else terminal.out(banner(terminal, flags, { url, port, pictures: samplesFolder(filesFolder) }));
  await interrupted;
  await mock.close();
}

async function listenOrExplain(mock: ReturnType<typeof createMock>, flags: MockFlags, portAskedFor: boolean) {
  const { port, host } = flags;
  try {
    return await mock.listen({ port, host, tryNext: portAskedFor ? 0 : portsTried });
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
  { url, port, pictures }: { url: string; port: number; pictures: string },
): string {
  const picturesPath = relative(terminal.cwd, pictures) || ".";
  const setting = { baseUrl: url, picturesPath, picturesUrl: `${url}/_graycard/files` };
  const moved = flags.port !== port && flags.port !== 0 ? ` (port ${flags.port} is taken)` : "";
  const bases = vendors.map((vendor) => `  ${vendor.id.padEnd(15)} ${url}   ${authHint(vendor)}`);
  const lines = vendors.flatMap((vendor) =>
    Object.values(vendor.endpoints).map((endpoint) => `  ${curlLine(vendor, endpoint, setting)}`),
  );
  return [
    `graycard mock on ${url}${moved}: ${flags.edition} edition, ${flags.pace} pace. Nothing leaves this machine, nothing is charged.`,
    "",
    "Base URLs; any key is good, but for one with the word invalid in it:",
    ...bases,
    "",
    "One line per endpoint, to paste as it stands; each answer links to the picture that was made:",
    ...lines,
    "",
    "Your own pictures: send any file, or put it beside these and name it in image_url. Read on: README.md, docs/reference/",
    ...(flags.pace === "manual" ? ["Time stands still: a request that waits for its result gets no answer."] : []),
    "Ctrl-C ends it.",
    "",
  ].join("\n");
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
