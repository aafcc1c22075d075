import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { vendors } from "@graycard/core";
import { builtInPictures, type Mock } from "@graycard/mock-server";
import { Command, Option } from "commander";
import { controlLines, controlOffLine } from "../control-lines.js";
import { collect, parsePort } from "../parsers.js";
import { curlLine } from "../samples/curl-line.js";
import { samplePictures } from "../samples/sample-pictures.js";
import type { Terminal } from "../terminal.js";
import { UsageError } from "../usage-error.js";
import { writeCertificate } from "../write-certificate.js";
import { addMockOptions, filesFolderOf, type MockFlags, mockOf } from "./mock-options.js";

interface ServerFlags extends MockFlags {
  readonly port: number;
  readonly host: string;
  readonly tls?: boolean;
  readonly tlsCert?: string;
  readonly controlHost?: readonly string[];
  readonly json?: boolean;
}

/** The port that is used, and how many after it are tried when it is taken and was not asked for. */
export const usualPort = 4010;
export const portsTried = 20;

/** `graycard mock`: plays the vendors until it is interrupted. */
export function mockCommand(terminal: Terminal): Command {
  const command = new Command("mock")
    .description("play the vendors on this machine: no network, no key, no charge")
    .addOption(
      new Option("--port <n>", "port to listen on; 0 takes a free one").argParser(parsePort).default(usualPort),
    )
    .addOption(new Option("--host <address>", "address to listen on").default("127.0.0.1"));
  addMockOptions(command, "problems")
    .option("--tls", "speak HTTPS under a fresh certificate for the vendors' host names and this machine")
    .addOption(new Option("--tls-cert <file>", "where that certificate goes, for clients to trust; implies --tls"))
    .addOption(
      new Option(
        "--control-host <name>",
        "name, besides localhost, under which /_graycard/ may be asked; may be repeated",
      ).argParser(collect),
    )
    .option("--json", "print one line of JSON when ready, and one for each exchange that --log names");
  return command.action(async (flags: ServerFlags) => {
    const portAskedFor = command.getOptionValueSource("port") !== "default";
    await runMock(terminal, flags, portAskedFor);
  });
}

async function runMock(terminal: Terminal, flags: ServerFlags, portAskedFor: boolean): Promise<void> {
  const { controlHost, json = false } = flags;
  terminal.serves?.();
  const options = controlHost === undefined ? {} : { controlHosts: controlHost };
  const mock = await mockOf(terminal, flags, { name: "graycard mock", json, options });
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
  else {
    const pictures = samplesFolder(filesFolderOf(terminal, flags));
    terminal.out(banner(terminal, flags, { url, port, pictures, controlIsOff }));
  }
  await interrupted;
  await mock.close();
}

async function listenOrExplain(mock: Mock, flags: ServerFlags, portAskedFor: boolean) {
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

/** What a newcomer needs to see, in less than a screen. */
function banner(
  terminal: Terminal,
  flags: ServerFlags,
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
function trustArguments(url: string, { tlsCert }: ServerFlags): readonly string[] {
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
