import {
  type AnswerNode,
  type AnswerShape,
  answerFields,
  type Phase,
  type Presence,
  strictAnswerSchema,
} from "@graycard/core";
import { shownValue, valueAt } from "./values-at.js";

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
    const issues = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path);
    return fields.map(({ path, node, presence, steps }) => {
      const issue = issues.find((each) => isAt(each, steps));
      return {
        ...{ node, presence, ok: issue === undefined, title: `has ${path} as documented` },
        expected:
          presence === "absent"
            ? `no ${path} in an answer that is ${phase}`
            : `${path} (${presence}), of the documented type, in an answer that is ${phase}`,
        actual: issue ? shown(json, issue, path) : `${path} is as documented`,
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

function shown(json: unknown, issue: readonly PropertyKey[], path: string): string {
  if (json === undefined) return "an answer that is not JSON";
  const at = issue.map(String).join(".");
  return at === "" ? `an answer that is ${shownValue(json)}` : `${path}: ${shownValue(valueAt(json, at))}`;
}
