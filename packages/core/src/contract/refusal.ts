/** Why a request is turned away before any work begins, free of any vendor's numbers. */
export const requestFaults = [
  "unauthenticated",
  "quota-spent",
  "not-found",
  "rate-limited",
  "too-large",
  "invalid-parameter",
  "unsupported-encoding",
  "internal",
] as const;

/** Why a request is turned away before it becomes a task: one of {@link requestFaults}. */
export type RequestFault = (typeof requestFaults)[number];

/** How a vendor words one kind of refusal. */
export interface Refusal<C extends string> {
  readonly httpStatus: number;
  /** The number in the body. */
  readonly code: number;
  /** What the mock says when it has nothing more exact to say; contracts never match it. */
  readonly message: string;
  readonly clause: C | { readonly erratum: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** `none` where status and headers are all that is sent; the vendor's envelope unless said. */
  readonly body?: "none";
}
