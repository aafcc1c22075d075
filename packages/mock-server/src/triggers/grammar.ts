import type { OperationName } from "@graycard/core";

/**
 * How words are written: `gc-[submit-|poll-|download-]<name>[-x<count>]`, in lower case, digits and hyphens, so that
 * they survive in keys, file names, addresses and headers. A word counts where something else than these characters
 * stands around it.
 */
export interface ParsedWord {
  /** The word as the list has it. */
  readonly word: string;
  /** The one operation it is for. */
  readonly operation?: OperationName;
  /** Only so many of the requests it could meet. */
  readonly count?: number;
}

const operationOf: Readonly<Record<string, OperationName>> = {
  submit: "submit",
  poll: "poll",
  download: "fetch-result",
};

/** The longest text that is looked through: no file name or address is longer, and pictures as text are. */
const longestText = 2048;

const anyWord = /(?<![a-z0-9-])gc-[a-z0-9-]+/g;

/** Every word that stands in a text, known or not. */
export function wordsIn(text: string): readonly string[] {
  if (text.length > longestText || !text.includes("gc-")) return [];
  return [...text.matchAll(anyWord)].map(([word]) => word);
}

/** A text without the words that stand in it, known or not. */
export function withoutWords(text: string): string {
  return text.replaceAll(anyWord, "");
}

/** Takes a word apart; `isListed` tells the words of the list, which go before their parts. */
export function parseWord(text: string, isListed: (word: string) => boolean): ParsedWord | undefined {
  for (const parsed of readings(text)) if (isListed(parsed.word)) return parsed;
  return undefined;
}

function* readings(text: string): Generator<ParsedWord> {
  yield { word: text };
  const counted = /^(.+)-x([1-9]\d?)$/.exec(text);
  const bare = counted?.[1] ?? text;
  const count = counted ? { count: Number(counted[2]) } : {};
  yield { word: bare, ...count };
  const [, prefix = "", name = ""] = /^gc-(submit|poll|download)-(.+)$/.exec(bare) ?? [];
  const operation = operationOf[prefix];
  if (operation) yield { word: `gc-${name}`, operation, ...count };
}

/** The words that differ least from one that is not known, nearest first. */
export function nearWords(text: string, words: readonly string[], most = 5): readonly string[] {
  const bare = text.replace(/-x\d+$/, "").replace(/^gc-(submit|poll|download)-/, "gc-");
  return words
    .map((word) => ({ word, far: editDistance(bare, word) }))
    .filter(({ word, far }) => far <= Math.max(3, word.length / 2))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ word }) => word);
}

/** How many letters have to be added, removed or changed. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const kept = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(kept, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
