import {
  type AnswerNode,
  type AnswerShape,
  answerFields,
  type Phase,
  type Presence,
  strictAnswerSchema,
} from "@graycard/core";
import { shownValue, valueAt } from "./values-at.js";

type Issue = NonNullable<ReturnType<ReturnType<typeof strictAnswerSchema>["safeParse"]>["error"]>["issues"][number];

/** What an answer makes of one field of its contract. */
export interface FieldFinding {
  readonly node: AnswerNode<string, never>;
  readonly presence: Presence;
  readonly ok: boolean;
  readonly title: string;
  readonly expected: string;
  /** What stands there instead, where it is not as documented. */
  readonly actual: string;
}

/** Holds the fields of answers, parsed JSON or undefined, against their contract in one phase. */
export type AnswerContract = (json: unknown) => readonly FieldFinding[];

/**
 * The contract of answers in one phase, field by field: each is there where it has to be, of its type, and nowhere else.
 * A field inside of one that is not there is judged by that one.
 */
export function answerContract(shape: AnswerShape<string, never>, phase: Phase, readings: never): AnswerContract {
  const schema = strictAnswerSchema(shape, phase, readings);
  const fields = [...answerFields(shape.fields)].map(({ path, node }) => ({
    ...{ path, node, presence: node.presence(phase, readings) },
    steps: path.replaceAll("[]", ".[]").split("."),
  }));
  return (json) => {
    const parsed = schema.safeParse(json ?? null);
    const issues: readonly Issue[] = parsed.success ? [] : parsed.error.issues;
    return fields.map(({ path, node, presence, steps }) => {
      const issue = issues.find((each) => isAt(each.path, steps));
      return {
        ...{ node, presence, ok: issue === undefined, title: `has ${path} as documented` },
        expected:
          presence === "absent"
            ? `no ${path} in an answer that is ${phase}`
            : `${path} (${presence}), ${demandOf(issue, steps)}, in an answer that is ${phase}`,
        actual: issue ? shown(json, issue.path, path) : `${path} is as documented`,
      };
    });
  };
}

/** An issue is a field's own when it is at the field, or at something the field is a part of. */
function isAt(issue: readonly PropertyKey[], field: readonly string[]): boolean {
  return (
    issue.length <= field.length &&
    issue.every((step, index) => step === field[index] || (typeof step === "number" && field[index] === "[]"))
  );
}

/** What a value falls short of; a part of something that is not there at all falls short of no more than its type. */
function demandOf(issue: Issue | undefined, field: readonly string[]): string {
  if (issue?.path.length !== field.length) return "of the documented type";
  if (issue.code === "invalid_type") return `of type ${issue.expected}`;
  if (issue.code === "too_big") return `${issue.maximum} or less`;
  if (issue.code !== "too_small") return "of the documented type";
  return issue.origin === "string" ? "not empty" : `${issue.minimum} or more`;
}

function shown(json: unknown, issue: readonly PropertyKey[], path: string): string {
  if (json === undefined) return "an answer that is not JSON";
  const at = issue.map(String).join(".");
  return at === "" ? `an answer that is ${shownValue(json)}` : `${path}: ${shownValue(valueAt(json, at))}`;
}
