import type { ExamplePicture, ExampleWishes, RequestChange } from "../contract/endpoint.js";
import { readRequest } from "../contract/read-request.js";
import type { AnyEndpoint } from "../contract/vendor.js";

/** A picture for example requests; its bytes are never looked into. */
export const examplePicture: ExamplePicture = {
  bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xd9),
  fileName: "photo.jpg",
  mediaType: "image/jpeg",
  url: "https://pictures.example/photo.jpg",
  width: 640,
  height: 480,
};

/** Every way to wish for an answer, but for a picture as the body of an answer that does not wait for it. */
export const supportedWishes: readonly ExampleWishes[] = (["sync", "async"] as const).flatMap((mode) =>
  (["link", "base64", "binary"] as const).flatMap((form) =>
    mode === "async" && form === "binary" ? [] : [{ mode, form }],
  ),
);

export interface RequestOutcome {
  /** The message of the refusal by a single field, if there is one. */
  readonly refusal?: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Where the constraints that refuse the values stand in the endpoint's list. */
  readonly broken: readonly number[];
}

/** Reads a request and puts it to every constraint of its endpoint. */
export function outcomeOf(
  endpoint: AnyEndpoint,
  fields: Readonly<Record<string, unknown>>,
  readings: never,
): RequestOutcome {
  const read = readRequest(endpoint.fields, fields, readings);
  if (!read.ok) return { refusal: read.message, values: {}, broken: [] };
  const broken = endpoint.constraints.flatMap((constraint, index) =>
    constraint.broken(read.values as never, readings) === undefined ? [] : [index],
  );
  return { values: read.values, broken };
}

/** A request with some of its fields left out and others set. */
export function changed(fields: Readonly<Record<string, unknown>>, change: RequestChange): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([name]) => !change.drop?.includes(name));
  return { ...Object.fromEntries(kept), ...change.set };
}

/** Example requests of an endpoint: one for every supported wish, and one for every value of every choice. */
export function exampleRequests(endpoint: AnyEndpoint): readonly Record<string, unknown>[] {
  const wished = supportedWishes.map((wishes) => endpoint.example(examplePicture, wishes));
  const chosen = Object.entries(endpoint.fields).flatMap(([name, field]) => {
    if (field.kind !== "choice") return [];
    return field.values.map(({ value }) => ({
      ...endpoint.example(examplePicture),
      ...field.heededWith,
      [name]: value,
    }));
  });
  return [...wished, ...chosen];
}
