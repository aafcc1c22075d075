import type { RequestFault } from "./refusal.js";

/** What an error form fills in when it is played. */
export interface ErrorWords {
  /** Unique per answer. */
  readonly id: string;
  /** The number in the body, where the form has one. */
  readonly code: number;
  /** Undefined where nothing is said. */
  readonly message: string | undefined;
}

/** What the body of an error is made of; `none` where status and headers are all that is sent. */
export type ErrorBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; write(words: ErrorWords): Readonly<Record<string, unknown>> };

/** One way in which a vendor, or a gateway in front of it, words an error. */
export interface ErrorForm<C extends string = string> {
  /** Lower-case words with dashes, unique within the vendor. */
  readonly id: string;
  /** When it is sent and what is special about it, one sentence. */
  readonly sentence: string;
  /** The clause that names it; the erratum where only public facts do. */
  readonly clause: C | { readonly erratum: string };
  /** Who says it: the service itself, or a gateway that answers before the service is asked. */
  readonly by: "service" | "gateway";
  /** Why a request is turned away in this form. */
  readonly fault: RequestFault;
  readonly httpStatus: number;
  /** The number in the body; the HTTP status again where the body has none. */
  readonly code: number;
  /** What it says unless told otherwise; absent in forms that say nothing. */
  readonly message?: string;
  headers?(words: ErrorWords): Readonly<Record<string, string>>;
  readonly body: ErrorBody;
  /** Whether the caller pays for the answer all the same. */
  readonly charged: boolean;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
}

/**
 * Declares error forms; a clause id that the vendor does not have does not compile.
 *
 * @example
 * const forms = defineErrorForms<ClauseId>()([
 *   {
 *     id: "http-429", sentence: "Too many requests.", clause: "acme.status.429", by: "service", fault: "rate-limited",
 *     httpStatus: 429, code: 429, message: "Slow down", charged: false, retryable: true,
 *     body: { kind: "json", write: ({ code, message }) => ({ status: code, message }) },
 *   },
 * ]);
 */
export function defineErrorForms<C extends string>() {
  return (forms: readonly ErrorForm<C>[]): readonly ErrorForm<C>[] => forms;
}

/** Where the number of an error shows: in the HTTP status, or in the JSON of an HTTP 200. */
export const errorStyles = ["http", "json"] as const;

/** Where an error shows: one of {@link errorStyles}. */
export type ErrorStyle = (typeof errorStyles)[number];

/** How an error form is asked for: by its name, or by a status and where it shows. */
export type ErrorFormWish = { readonly form: string } | { readonly status: number; readonly style: ErrorStyle };

/**
 * The form of a list that fits a wish: the one of that name, or the first with that status. Undefined when the vendor
 * has no such form.
 *
 * @example
 * findErrorForm(picwish.errorForms, { status: 429, style: "json" })?.id; // "json-429"
 */
export function findErrorForm<C extends string>(
  forms: readonly ErrorForm<C>[],
  wish: ErrorFormWish,
): ErrorForm<C> | undefined {
  if ("form" in wish) return forms.find(({ id }) => id === wish.form);
  return forms.find(({ httpStatus, code }) =>
    wish.style === "http" ? httpStatus === wish.status : httpStatus === 200 && code === wish.status,
  );
}
