import * as z from "zod";
import type { ExamplePicture, RequestChange } from "./endpoint.js";
import { isUpload } from "./is-upload.js";
import type { Rectangle } from "./work.js";

/**
 * A request field as data. The vendor folder says what a field is, once; the mock reads requests with it,
 * the client checks its input with it, and the reference page prints it.
 *
 * Functions of a field are written as methods, so that a field that knows its vendor's readings
 * can stand in a list of fields of any vendor.
 */
export interface FieldBase<ClauseId extends string, Readings, Value> {
  /** The clause that names the field; where none does, the erratum that settles it. */
  readonly clause: ClauseId | { readonly erratum: string };
  /** The value once it has been read from the wire. */
  readonly schema: z.ZodType<Value>;
  /** Whether a request without the field is refused under these readings. */
  required(readings: Readings): boolean;
  /** The message of the refusal when the document shows one; otherwise one that names field and rule is made. */
  readonly refusal?: string;
  /** Whether the field goes unread, given the other values: some only count beside, or without, another. */
  ignored?(values: Readonly<Record<string, unknown>>, readings: Readings): boolean;
  /** Other fields that make this one count, for requests that are to show it. */
  readonly heededWith?: Readonly<Record<string, unknown>>;
}

/** A closed set of words or whole numbers, each with a clause of its own. */
export interface ChoiceField<C extends string, R, V extends string | number> extends FieldBase<C, R, V> {
  readonly kind: "choice";
  readonly values: readonly ChoiceValue<C, V>[];
  /** What a request without the field means. Absent where the absence has a meaning no listed value has. */
  readonly default?: V;
  /** A word that some readings take for the absence of the field. */
  meansAbsent?(raw: unknown, readings: R): boolean;
}

/** A value that a field with a list of values takes. */
export interface ChoiceValue<C extends string, V extends string | number> {
  readonly value: V;
  /** The clause that lists the value; where none does, the erratum that settles it. */
  readonly clause: C | { readonly erratum: string };
  readonly means: string;
  /** How a request that shows the value differs from the example, where the value alone is not enough. */
  example?(picture: ExamplePicture): RequestChange;
}

/** A file of a multipart body. */
export interface Upload {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
  readonly mediaType?: string;
}

export interface UploadField<C extends string, R> extends FieldBase<C, R, Upload> {
  readonly kind: "upload";
}

/** An address the vendor downloads from. */
export interface UrlField<C extends string, R> extends FieldBase<C, R, string> {
  readonly kind: "url";
  readonly schemes: readonly string[];
  /** Longest address accepted, in characters. */
  readonly maxChars: number;
}

/** A picture as base64 text. What it decodes to is judged as a picture, not as a parameter. */
export interface Base64Field<C extends string, R> extends FieldBase<C, R, string> {
  readonly kind: "base64";
}

/** Text with a pattern. */
export interface TextField<C extends string, R> extends FieldBase<C, R, string> {
  readonly kind: "text";
  /** Text that breaks the pattern. */
  readonly counterexample: string;
}

/** A list of boxes, as JSON text in form bodies. */
export interface RectanglesField<C extends string, R> extends FieldBase<C, R, readonly Rectangle[]> {
  readonly kind: "rectangles";
  readonly maxItems: number;
  /** The clause that wants whole numbers. */
  readonly integersClause: C;
}

/** A JSON object or list whose parts are fields in turn. */
export interface ObjectField<C extends string, R, V extends object> extends FieldBase<C, R, V> {
  readonly kind: "object";
  readonly fields: RequestFields<C, R>;
}

/** A JSON list of like items. */
export interface ListField<C extends string, R, V> extends FieldBase<C, R, readonly V[]> {
  readonly kind: "list";
  readonly item: RequestField<C, R>;
  readonly minItems: number;
}

/** A JSON object whose contents the documents leave open; it is accepted and not looked into. */
export interface OpenField<C extends string, R> extends FieldBase<C, R, Record<string, unknown>> {
  readonly kind: "open";
}

/** A field of a request, as data: its kind, the rule that its values keep to, and the clause it rests on. */
export type RequestField<C extends string = string, R = never> =
  | ChoiceField<C, R, string>
  | ChoiceField<C, R, number>
  | UploadField<C, R>
  | UrlField<C, R>
  | Base64Field<C, R>
  | TextField<C, R>
  | RectanglesField<C, R>
  | ObjectField<C, R, object>
  | ListField<C, R, unknown>
  | OpenField<C, R>;

/** The fields of a request, by the name that a caller sends them under. */
export interface RequestFields<C extends string = string, R = never> {
  readonly [name: string]: RequestField<C, R>;
}

export type ValueOf<F> = F extends { readonly schema: z.ZodType<infer V> } ? V : never;

/** The values of a request that was read with these fields. */
export type Values<F> = { readonly [K in keyof F]?: ValueOf<F[K]> };

/** What every field builder takes. */
export interface FieldOptions<C, R> {
  readonly clause: C | { readonly erratum: string };
  /** False unless said. */
  readonly required?: boolean | ((readings: R) => boolean);
  readonly refusal?: string;
  readonly ignored?: (values: Readonly<Record<string, unknown>>, readings: R) => boolean;
  readonly heededWith?: Readonly<Record<string, unknown>>;
}

/**
 * The field builders of one vendor: clause ids and readings are checked by the compiler.
 *
 * @example
 * const field = requestFields<keyof typeof clauses, ReadingsOf<typeof errata>>();
 * const sync = field.choice({ clause: "acme.request.sync", values: [{ value: 1, clause: "acme.request.sync-1", means: "wait" }] });
 */
export function requestFields<C extends string, R>() {
  const base = <V>(options: FieldOptions<C, R>, schema: z.ZodType<V>) => ({
    clause: options.clause,
    schema,
    required: (readings: R) =>
      typeof options.required === "function" ? options.required(readings) : (options.required ?? false),
    ...(options.refusal === undefined ? {} : { refusal: options.refusal }),
    ...(options.ignored ? { ignored: options.ignored } : {}),
    ...(options.heededWith ? { heededWith: options.heededWith } : {}),
  });
  return {
    choice<const V extends string | number>(
      options: FieldOptions<C, R> & {
        readonly values: readonly ChoiceValue<C, V>[];
        readonly default?: V;
        readonly meansAbsent?: (raw: unknown, readings: R) => boolean;
        /** Text that is none of the values counts as no text at all. */
        readonly unlistedMeansAbsent?: boolean;
      },
    ): ChoiceField<C, R, V> {
      const schema = z.literal(options.values.map((each) => each.value)) as unknown as z.ZodType<V>;
      return {
        kind: "choice",
        ...base(options, schema),
        values: options.values,
        ...(options.default === undefined ? {} : { default: options.default }),
        meansAbsent(raw, readings) {
          if (options.meansAbsent?.(raw, readings)) return true;
          const listed = options.values.some((each) => each.value === raw);
          return options.unlistedMeansAbsent === true && typeof raw === "string" && !listed;
        },
      };
    },
    upload: (options: FieldOptions<C, R>): UploadField<C, R> => ({
      kind: "upload",
      ...base(
        options,
        // A JSON body can hold an object with this name, but no bytes.
        z.custom<Upload>((value) => isUpload(value), "must be a file"),
      ),
    }),
    url(options: FieldOptions<C, R> & { schemes: readonly string[]; maxChars: number }): UrlField<C, R> {
      const schema = z
        .string("must be text")
        .max(options.maxChars, `must have at most ${options.maxChars} characters`)
        .refine((text) => hasScheme(text, options.schemes), `must be a URL with ${options.schemes.join(", ")}`);
      return { kind: "url", ...base(options, schema), schemes: options.schemes, maxChars: options.maxChars };
    },
    base64: (options: FieldOptions<C, R>): Base64Field<C, R> => ({
      kind: "base64",
      ...base(options, z.string("must be text")),
    }),
    text(
      options: FieldOptions<C, R> & {
        pattern: RegExp;
        means: string;
        counterexample: string;
      },
    ): TextField<C, R> {
      const schema = z.string("must be text").regex(options.pattern, `must be ${options.means}`);
      return {
        kind: "text",
        ...base(options, schema),
        counterexample: options.counterexample,
      };
    },
    rectangles(
      options: FieldOptions<C, R> & {
        maxItems: number;
        integersClause: C;
      },
    ): RectanglesField<C, R> {
      const edge = z.int("must be a whole number");
      const box = z.object(
        {
          x: edge.min(0, "must not be negative"),
          y: edge.min(0, "must not be negative"),
          width: edge.min(1, "must be at least 1"),
          height: edge.min(1, "must be at least 1"),
        },
        "must be a box with x, y, width and height",
      );
      const schema = z
        .array(box, "must be a list of boxes, as JSON")
        .min(1, "must have at least one box")
        .max(options.maxItems, `must have at most ${options.maxItems} boxes`);
      return {
        kind: "rectangles",
        ...base(options, schema),
        maxItems: options.maxItems,
        integersClause: options.integersClause,
      };
    },
    object<const F extends RequestFields<C, R>>(
      options: FieldOptions<C, R> & { fields: F },
    ): ObjectField<C, R, Values<F>> {
      const schema = z.record(z.string(), z.unknown(), "must be an object") as unknown as z.ZodType<Values<F>>;
      return { kind: "object", ...base(options, schema), fields: options.fields };
    },
    list<const I extends RequestField<C, R>>(
      options: FieldOptions<C, R> & { item: I; minItems: number },
    ): ListField<C, R, ValueOf<I>> {
      const schema = z
        .array(z.unknown(), "must be a list")
        .min(options.minItems, `must have at least ${options.minItems} item`);
      return {
        kind: "list",
        ...base(options, schema as unknown as z.ZodType<readonly ValueOf<I>[]>),
        item: options.item,
        minItems: options.minItems,
      };
    },
    open: (options: FieldOptions<C, R>): OpenField<C, R> => ({
      kind: "open",
      ...base(options, z.record(z.string(), z.unknown(), "must be an object")),
    }),
  };
}

function hasScheme(text: string, schemes: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return schemes.includes(url.protocol.slice(0, -1)) && url.host !== "";
}
