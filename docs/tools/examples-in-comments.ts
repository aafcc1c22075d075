import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PublicExport, publicExports } from "./public-exports.js";
import { root } from "./tracked-files.js";

/** An example in a comment about something public, or about a part of it. */
export interface CommentExample {
  /** What it shows, such as `createMock 1`. */
  readonly id: string;
  readonly file: string;
  readonly code: string;
}

/** What an example says that an expression comes to. */
export interface Claim {
  readonly expression: string;
  readonly value: string;
}

/** Every `@example` in the declarations of what is public. */
export function commentExamples(): readonly CommentExample[] {
  const seen = new Set<string>();
  return publicExports().flatMap((each) => {
    const blocks = [...(each.comment === undefined ? [] : [each.comment]), ...commentsWithin(each)];
    return blocks.flatMap(examplesIn).flatMap((code, at) => {
      const key = `${each.file} ${code}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ id: `${each.name} ${at + 1}`, file: each.file, code }];
    });
  });
}

/** The comments about the members of a class or an interface. */
function commentsWithin({ file, name }: PublicExport): readonly string[] {
  const text = readFileSync(join(root, file), "utf8");
  const [, body = ""] =
    new RegExp(`^export (?:abstract )?(?:class|interface) ${name}\\b(.*?)^}`, "ms").exec(text) ?? [];
  return [...body.matchAll(/\/\*\*(.*?)\*\//gs)].map(([, comment = ""]) => comment.replace(/^\s*\* ?/gm, ""));
}

function examplesIn(comment: string): readonly string[] {
  const [, ...blocks] = comment.split(/^@example\b/m);
  return blocks.map((block) =>
    block
      .split(/^@/m, 1)
      .join("")
      .replace(/^\s*```\w*$/gm, "")
      .trim(),
  );
}

/** The lines of an example that say what comes of them: `f(1); // 2`, or the value in a comment on a line of its own. */
export function claimsOf({ code }: CommentExample): readonly Claim[] {
  return [...code.matchAll(/^([a-z]\w*[.(].*);(?: |\n)\/\/ (true|false|undefined|-?[\d.]+|"[^"]*"|\{.*\})/gm)].map(
    ([, expression = "", value = ""]) => ({ expression, value }),
  );
}
