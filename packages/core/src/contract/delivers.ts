/**
 * What a successful answer brings, as far as the request alone decides it. It is data, so that types can be worked out
 * from it: whoever asks for base64 gets bytes, and whoever asks for a mask alone gets no picture beside it.
 */

/** How a result travels: as a link to it, as base64 text in the answer, or as the whole body of the answer. */
export type DeliveryForm = "link" | "base64" | "binary";

/** The values that decide for something else than the usual. */
export interface ByField<T> {
  /** Where the field stands in the request, from the outside in. */
  readonly field: readonly [string, ...string[]];
  readonly values: Readonly<Record<string | number, T>>;
  /** For every other value, and for none. */
  readonly otherwise: T;
}

/** What comes out of an endpoint, as far as the fields of a request decide it. */
export interface Delivers {
  readonly form: DeliveryForm | ByField<DeliveryForm>;
  /** The names of the pictures that come out. */
  readonly outputs: readonly string[] | ByField<readonly string[]>;
  /** The fields that ask for an answer that waits, or for a task to poll; absent where there is only one of them. */
  readonly modes?: Readonly<Record<"sync" | "async", Readonly<Record<string, unknown>>>>;
}

/**
 * The form in which the result of a request travels.
 *
 * @example
 * deliveredForm(picwish.endpoints.scale.delivers, { return_type: 2 }); // "base64"
 */
export function deliveredForm(
  { form }: Pick<Delivers, "form">,
  values: Readonly<Record<string, unknown>>,
): DeliveryForm {
  return typeof form === "string" ? form : decide(form, values);
}

/**
 * The names of the pictures that a request makes.
 *
 * @example
 * deliveredOutputs(picwish.endpoints.segmentation.delivers, { output_type: 3 }); // ["mask"]
 */
export function deliveredOutputs({ outputs }: Delivers, values: Readonly<Record<string, unknown>>): readonly string[] {
  return "field" in outputs ? decide(outputs, values) : outputs;
}

function decide<T>({ field, values: decisive, otherwise }: ByField<T>, values: Readonly<Record<string, unknown>>): T {
  let value: unknown = values;
  for (const name of field) value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  const isKey = typeof value === "string" || typeof value === "number";
  return isKey && Object.hasOwn(decisive, value as string) ? (decisive[value as string] as T) : otherwise;
}
