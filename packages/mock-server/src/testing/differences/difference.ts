import type { TestSession } from "../test-mock.js";

/** What is looked at to tell the readings of an erratum apart, and what each of them shows. */
export interface Difference {
  readonly look: (world: TestSession) => Promise<unknown>;
  readonly shows: Readonly<Record<string, unknown>>;
}

export type Differences = Readonly<Record<string, Difference>>;

/** The state of a task, or the status of a refusal. */
export function outcome(answer: {
  readonly status: number;
  readonly body: { readonly data?: { readonly state: number } };
}) {
  return answer.body.data?.state ?? answer.status;
}

/** How long a link in the older form lives from now on, in seconds. */
export function linkLife(link: string, { session }: TestSession): number {
  return Number(new URL(link).searchParams.get("Expires")) - Math.floor(session.clock.now() / 1000);
}

/** How a link is signed. */
export function linkForm(link: string): "oss-v1" | "oss-v4" {
  return new URL(link).searchParams.has("Expires") ? "oss-v1" : "oss-v4";
}

/** How an answer's links are written down: the ampersands of its text. */
export function ampersands(text: string): "plain" | "escaped" | "both" {
  const [plain, escaped] = [text.includes("&"), text.includes("\\u0026")];
  return plain && escaped ? "both" : plain ? "plain" : "escaped";
}

/** Whether the fields of an answer's data stand in alphabetical order. */
export function isSorted(data: object | undefined): boolean {
  const names = Object.keys(data ?? {});
  return names.join() === [...names].sort().join();
}
