/** What a subject may have or lack, and what that is in words. */
export const capabilities = {
  async: "tasks that are taken on and polled",
  base64: "results as base64 in the answer",
  binary: "results as the body of the answer",
  links: "results as links",
  "picture-urls": "downloading pictures that are named by URL",
  control: "a control plane, which moves its time and takes pictures",
  "over-rate": "being asked more often than its documented rate allows",
  "long-links": "links that live as long as documented",
} as const;

/** Something a subject may lack: one of the names of {@link capabilities}. */
export type Capability = keyof typeof capabilities;

/** The names of {@link capabilities}. */
export const capabilityNames: readonly Capability[] = Object.keys(capabilities) as Capability[];

/** What becomes of the clauses that need what a subject lacks, and why. */
export interface Lack {
  /** Declared by whoever knows the subject, or not known well enough to judge. */
  readonly verdict: "not-applicable" | "inconclusive";
  readonly reason: string;
}

/** What a subject lacks. */
export type Lacks = Partial<Readonly<Record<Capability, Lack>>>;

/**
 * The lacks of a subject that was declared to be without these.
 *
 * @example
 * declaredLacks(["async"]).async?.verdict; // "not-applicable"
 */
export function declaredLacks(names: readonly Capability[]): Lacks {
  const lack = (name: Capability): Lack => ({
    verdict: "not-applicable",
    reason: `The subject was declared to be without ${capabilities[name]} (--without ${name}).`,
  });
  return Object.fromEntries(names.map((name) => [name, lack(name)]));
}
