import type { Encoding, ExamplePicture, ExampleWishes, RequestChange } from "../contract/endpoint.js";
import { readRequest } from "../contract/read-request.js";
import type { EndpointSubject } from "./subject.js";

/** The picture of all examples. Its bytes are the first of a JPEG, as nobody sends it. */
export const examplePicture: ExamplePicture = {
  bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xe0]),
  fileName: "photo.jpg",
  mediaType: "image/jpeg",
  url: "https://pictures.example/photo.jpg",
  width: 640,
  height: 480,
};

/** A request body to show, and what it asks for. */
export interface RequestExample {
  readonly name: string;
  readonly summary: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const wishes: readonly (Required<ExampleWishes> & { readonly name: string; readonly summary: string })[] = [
  { name: "link", summary: "Waits for a link to the result", mode: "sync", form: "link" },
  { name: "task", summary: "Asks for a task to poll", mode: "async", form: "link" },
  { name: "base64", summary: "Waits for the result as base64 text", mode: "sync", form: "base64" },
  { name: "binary", summary: "Waits for the result as the body of the answer", mode: "sync", form: "binary" },
];

/** A valid request for each way of delivery that the endpoint has, in an encoding. */
export function requestExamples(subject: EndpointSubject, encoding: Encoding): readonly RequestExample[] {
  const { endpoint, readings } = subject;
  return wishes.flatMap(({ name, summary, mode, form }) => {
    const fields = carriedBy(subject, encoding, endpoint.example(examplePicture, { mode, form }));
    const values = fields && validValues(subject, fields);
    if (!fields || !values) return [];
    const delivery = endpoint.delivery(values as never, readings);
    return delivery.mode === mode && delivery.form === form ? [{ name, summary, fields }] : [];
  });
}

/** Whether some valid request is answered in a way. */
export function canDeliver(subject: EndpointSubject, wish: ExampleWishes): boolean {
  const { endpoint, readings } = subject;
  return endpoint
    .encodings(readings)
    .flatMap((encoding) => requestExamples(subject, encoding))
    .some(({ fields }) => {
      const values = validValues(subject, fields);
      const delivery = values && endpoint.delivery(values as never, readings);
      return (
        delivery !== undefined &&
        (wish.mode === undefined || delivery.mode === wish.mode) &&
        (wish.form === undefined || delivery.form === wish.form)
      );
    });
}

/** The values of a valid request; undefined where a field or a rule over several turns it down. */
export function validValues(
  { endpoint, readings }: EndpointSubject,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  const reading = readRequest(endpoint.fields, fields, readings);
  if (!reading.ok) return undefined;
  const values = reading.values as never;
  if (endpoint.constraints.some((rule) => rule.broken(values, readings) !== undefined)) return undefined;
  return endpoint.jobs(values, readings).length === 0 ? undefined : reading.values;
}

/** The fields of the example after a change. */
export function changedExample({ endpoint }: EndpointSubject, { drop = [], set = {} }: RequestChange) {
  const fields: Record<string, unknown> = { ...endpoint.example(examplePicture), ...set };
  for (const name of drop) delete fields[name];
  return fields;
}

/** A request that an encoding can carry: a file only goes into a multipart body, elsewhere its address is given. */
function carriedBy(subject: EndpointSubject, encoding: Encoding, fields: Readonly<Record<string, unknown>>) {
  if (encoding === "multipart") return fields;
  const kept = Object.entries(fields).filter(([, value]) => !isFile(value));
  if (kept.length === Object.keys(fields).length) return fields;
  const without = Object.fromEntries(kept);
  for (const [name, { kind }] of Object.entries(subject.endpoint.fields)) {
    const candidate = { ...without, [name]: examplePicture.url };
    if (kind === "url" && validValues(subject, candidate)) return candidate;
  }
  return undefined;
}

export function isFile(value: unknown): boolean {
  return typeof value === "object" && value !== null && "bytes" in value;
}
