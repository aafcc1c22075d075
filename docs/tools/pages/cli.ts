import { exitCodes } from "@graycard/cli";
import { page, table } from "../markdown.js";
import { runPlain } from "../plain-terminal.js";
import { generatedFrom } from "./page-head.js";

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: "the subject conforms, or the command did what it was asked; with `run`, the program has ended with 0, too",
  findings:
    "a clause is broken; with `run`, something was found that a run must not end with; with `call`, a picture failed or was refused; with `doctor`, something does go wrong on this machine",
  inconclusive:
    "nothing is broken, but something could not be found out; with `run`, no request came to the mock; with `call`, nobody can tell whether a submit was accepted and charged",
  harnessFault: "graycard itself made a mistake",
  budgetStop: "a cap on submits or credits was reached, or somebody said no to the price",
  unreachable: "the subject gave no answer; with `call`, no connection could be had, and nothing was sent",
  usage: "the command line or its configuration is wrong",
  interrupted: "`call` was asked to end, by Ctrl-C or a signal, and ended in order",
};

/** The help of every command, as it is printed, and the exit codes. */
export async function cliPage(): Promise<string> {
  const root = await helpOf([]);
  const names = commandNames(root);
  const helps = await Promise.all(names.map(async (name) => [`## graycard ${name}`, block(await helpOf([name]))]));
  return page(
    "# Command line",
    generatedFrom("packages/cli/src/commands/"),
    block(root),
    ...helps,
    "## Exit codes",
    table(
      ["Code", "Means"],
      Object.entries(exitCodes).map(([name, code]) => [String(code), meanings[name as keyof typeof exitCodes]]),
    ),
    "`graycard run` ends with the code of the program whenever that is not 0, and with 128 and its number when a signal ended it.",
    "## Configuration",
    'Flags go before environment variables, and those before `graycard.json` in the current folder (or the file that `--config` names), which holds flags by command: `{ "mock": { "port": 4020 } }`.',
  );
}

async function helpOf(command: readonly string[]): Promise<string> {
  const { out, error, code } = await runPlain([...command, "--help"]);
  if (code !== 0) throw new Error(`graycard ${command.join(" ")} --help ends with ${code}: ${error}`);
  return out;
}

/** The commands that the help of the program lists. */
export function commandNames(help: string): readonly string[] {
  const list = help.split(/^Commands:\n/m)[1] ?? "";
  const names = [...list.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name ?? "");
  return names.filter((name) => name !== "help");
}

function block(text: string): string {
  return ["```text", text.trimEnd(), "```"].join("\n");
}
