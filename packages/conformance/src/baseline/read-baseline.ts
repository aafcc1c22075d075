import { type Document, isNode, LineCounter, parseDocument, visit } from "yaml";
import { BaselineError } from "../errors/baseline-error.js";
import { type Baseline, type BaselineEntry, baselineSchema } from "./baseline.js";

/**
 * Reads a baseline from the text of its YAML file.
 *
 * @param name what messages call the file
 * @throws {BaselineError} for what is no YAML or no baseline, with every line that is wrong
 *
 * @example
 * readBaseline("version: 1", "baseline.yaml").entries; // []
 */
export function readBaseline(text: string, name: string): Baseline {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    const told = document.errors.map(({ pos, message }) => `${name}:${lineOf(pos[0])}: ${sentence(message)}`);
    throw new BaselineError(`The baseline is not YAML.\n${told.join("\n")}`);
  }
  const lineAt = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lineOf(node.range[0]);
    }
    return 1;
  };
  refuseAliases(document, (offset) => `${name}:${lineOf(offset)}`);
  const parsed = baselineSchema.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    const told = parsed.error.issues.map(({ path, message }) => {
      const what = path.length === 0 ? "the file" : path.map(String).join(".");
      return `${name}:${lineAt(path)}: ${sentence(`${what}: ${message}`)}`;
    });
    throw new BaselineError(`The baseline cannot be used as it is.\n${told.join("\n")}`);
  }
  const { failing, flaky } = parsed.data;
  const entries: BaselineEntry[] = [
    ...failing.map((entry, at) => ({ kind: "failing" as const, ...entry, line: lineAt(["failing", at]) })),
    ...flaky.map((entry, at) => ({ kind: "flaky" as const, ...entry, line: lineAt(["flaky", at]) })),
  ];
  return { name, entries };
}

/** An alias stands for what is elsewhere, and a few of them for more than there is memory. */
function refuseAliases(document: Document.Parsed, placeOf: (offset: number) => string): void {
  visit(document, {
    Alias(_, { source, range }) {
      const place = placeOf(range?.[0] ?? 0);
      throw new BaselineError(`The baseline has an alias.\n${place}: *${source}: write out what it stands for.`);
    },
  });
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
