import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createMock, type ScriptedFault } from "@graycard/mock-server";
import { doctoredMachine } from "./doctored-machine.js";
import { runPlain } from "./plain-terminal.js";
import { root } from "./tracked-files.js";

/** A command line that a page shows, with what it prints. */
interface ShownSession {
  /**
   * As a shell takes it, one or several after each other; `{server}` is the address of the server it is about, `{out}` a
   * folder that is empty at first.
   */
  readonly command: string | readonly string[];
  /** Flags that make it quick and even, and that the page does not show; `--qps off` unless said. */
  readonly unseen?: string;
  /** What is wrong with that server, when there is one. */
  readonly server?: readonly ScriptedFault[];
}

/** The address that pages show instead of the free port of a run. */
const shownServer = "http://127.0.0.1:9000";

/** The folder that pages show instead of one of this machine. */
const shownFolder = "out";

/** A picture that the suite offers: its port is free by chance, and its size depends on the encoder. */
const ownPicture = /http:\/\/127\.0\.0\.1:\d+\/graycard-[\w-]+\.jpg/g;

/** What is different in every exchange with a server of one's own: how long it took, when it was, and the id of its task. */
function evened(text: string): string {
  return text
    .replace(/^( +came .*?), \d+ ms/gm, "$1, 12 ms")
    .replace(/(_at":|Expires=)\d{10}/g, (_, name) => `${name}1795224055`)
    .replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, "3b9e5f9a-6a1f-4c0e-9d2b-7f1e5a4c8b10");
}

/** Every session that a page shows, by name. */
export const sessions: Readonly<Record<string, ShownSession>> = {
  "judge-the-mock": { command: "graycard conform --all --select 'picwish/scale/auth/*'" },
  "list-checks": { command: "graycard conform --list --select 'meitu/*/auth/*'" },
  "judge-a-broken-server": {
    command: "graycard conform --subject {server} --select 'picwish/scale/auth/*'",
    server: [{ fault: "skip-check", with: { check: "authenticate" }, times: "always" }],
  },
  "audit-a-har": {
    command:
      "graycard audit docs/recordings/shop.har --side client --unseen not-applicable --select 'picwish/scale/**'",
  },
  "audit-for-the-vendor": {
    command:
      "graycard audit docs/recordings/shop.har --side vendor --select 'picwish/scale/rules/answer-fields#picwish.response.return-type' --select 'picwish/scale/rules/end-stays'",
  },
  "record-and-audit": {
    command: [
      "graycard conform --select 'meitu/*/auth/*' --record {out}/run.har",
      "graycard audit {out}/run.har --side vendor --select 'meitu/*/rules/content-type#meitu.error.content-type'",
    ],
    unseen: "--edition documented",
    server: [],
  },
  "run-a-program": { command: "graycard run --seed docs --pace instant -- node docs/samples/shop.mjs" },
  "run-with-a-fault": {
    command:
      "graycard run --seed docs --pace instant --faults docs/samples/lost-answer.json --waste none -- node docs/samples/shop.mjs",
  },
  "openapi-of-nobody": { command: "graycard openapi acme" },
  "call-one": {
    command:
      "graycard call picwish scale --image examples/images/portrait.jpg --set type=face -o {out}/large.jpg --base-url {server}",
    server: [],
  },
  "call-many": {
    command: [
      "graycard call picwish segmentation --image examples/images/product.png examples/images/portrait.jpg -o {out} --base-url {server}",
      "graycard call picwish segmentation --image examples/images -o {out} --base-url {server}",
    ],
    unseen: "--qps off --at-once 1",
    server: [],
  },
  "call-unknown": {
    command: [
      "graycard call picwish scale --image examples/images/portrait.jpg --set type=face -o {out}/large.jpg --base-url {server}",
      "graycard call picwish scale --image examples/images/portrait.jpg --set type=face -o {out}/large.jpg --base-url {server}",
    ],
    server: [{ fault: "lost-response", with: { at: "before-headers" } }],
  },
  "call-wrong": {
    command: "graycard call picwish scale --image examples/images/portrait.jpg --set type=portrait --base-url {server}",
    server: [],
  },
  "call-without-key": {
    command: "graycard call picwish scale --image examples/images/portrait.jpg --set type=face",
  },
  "ask-the-doctor": { command: "graycard doctor" },
  "not-found-out": {
    command:
      "graycard conform --subject {server} --without control --select 'aliyun-market/watermark/task/immediate-answer'",
    server: [],
  },
};

/** Plays a session and gives the block that a page shows. */
export async function playSession(name: string): Promise<string> {
  const session = sessions[name];
  if (!session) throw new Error(`There is no session "${name}"; there are ${Object.keys(sessions).join(", ")}.`);
  const commands = [session.command].flat();
  if (!session.server) return block(await Promise.all(commands.map((command) => show(command, command))));
  const mock = createMock({ pace: "instant", qps: "off", report: () => {} });
  mock.faults.script(session.server);
  const { url } = await mock.listen();
  const out = await mkdtemp(join(tmpdir(), "graycard-docs-"));
  try {
    const texts: string[] = [];
    for (const command of commands) {
      // The pace is switched off for the sake of the test; the page keeps to the documented one.
      const played = `${command} ${session.unseen ?? "--qps off"}`.replace("{server}", url).replace("{out}", out);
      texts.push(await show(command.replace("{server}", shownServer).replace("{out}", shownFolder), played));
    }
    return evened(block(texts))
      .replaceAll(url, shownServer)
      .replaceAll(relative(root, out), shownFolder)
      .replaceAll(out, shownFolder)
      .replace(ownPicture, "http://127.0.0.1:9001/picture.jpg");
  } finally {
    await mock.close();
    await rm(out, { recursive: true });
  }
}

async function show(shown: string, played: string): Promise<string> {
  const [, ...args] = played.split(" ").map((word) => word.replaceAll("'", ""));
  // A page shows no machine that there is, except where it is the same everywhere.
  const { out, error, code } = await runPlain(args, { surroundings: doctoredMachine });
  return [`$ ${shown}`, `${out}${error}`.trimEnd(), "$ echo $?", String(code)].join("\n");
}

function block(texts: readonly string[]): string {
  return ["```console", ...texts, "```"].join("\n");
}
