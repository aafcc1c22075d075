import { createMock, type ScriptedFault } from "@graycard/mock-server";
import { runPlain } from "./plain-terminal.js";

/** A command line that a page shows, with what it prints. */
interface ShownSession {
  /** As a shell takes it; `{server}` is the address of the server it is about. */
  readonly command: string;
  /** What is wrong with that server, when there is one. */
  readonly server?: readonly ScriptedFault[];
}

/** The address that pages show instead of the free port of a run. */
const shownServer = "http://127.0.0.1:9000";

/** A picture that the suite offers: its port is free by chance, and its size depends on the encoder. */
const ownPicture = /http:\/\/127\.0\.0\.1:\d+\/graycard-[\w-]+\.jpg/g;

/** Every session that a page shows, by name. */
export const sessions: Readonly<Record<string, ShownSession>> = {
  "judge-the-mock": { command: "graycard conform --all --select 'picwish/scale/auth/*'" },
  "list-checks": { command: "graycard conform --list --select 'meitu/*/auth/*'" },
  "judge-a-broken-server": {
    command: "graycard conform --subject {server} --select 'picwish/scale/auth/*'",
    server: [{ fault: "skip-check", with: { check: "authenticate" }, times: "always" }],
  },
  "run-a-program": { command: "graycard run --seed docs --pace instant -- node docs/samples/shop.mjs" },
  "run-with-a-fault": {
    command:
      "graycard run --seed docs --pace instant --faults docs/samples/lost-answer.json --waste none -- node docs/samples/shop.mjs",
  },
  "openapi-of-nobody": { command: "graycard openapi acme" },
  "not-found-out": {
    command: "graycard conform --subject {server} --select 'aliyun-market/watermark/task/immediate-answer'",
    server: [],
  },
};

/** Plays a session and gives the block that a page shows. */
export async function playSession(name: string): Promise<string> {
  const session = sessions[name];
  if (!session) throw new Error(`There is no session "${name}"; there are ${Object.keys(sessions).join(", ")}.`);
  if (!session.server) return show(session.command, session.command);
  const mock = createMock({ pace: "instant", qps: "off", report: () => {} });
  mock.faults.script(session.server);
  const { url } = await mock.listen();
  try {
    // The pace is switched off for the sake of the test; the page keeps to the documented one.
    const text = await show(
      session.command.replace("{server}", shownServer),
      `${session.command} --qps off`.replace("{server}", url),
    );
    return text.replaceAll(url, shownServer).replace(ownPicture, "http://127.0.0.1:9001/picture.jpg");
  } finally {
    await mock.close();
  }
}

async function show(shown: string, played: string): Promise<string> {
  const [, ...args] = played.split(" ").map((word) => word.replaceAll("'", ""));
  const { out, error, code } = await runPlain(args);
  return ["```console", `$ ${shown}`, `${out}${error}`.trimEnd(), "$ echo $?", String(code), "```"].join("\n");
}
