import type { Between } from "./mock-subject.js";

/** The fields of a request's body, in whatever encoding; files are files. */
export type SentFields = Record<string, unknown>;

/**
 * Plays a server that reads something else out of a body than what was sent: the fields of every submit are changed
 * before the mock sees them.
 */
export function changeFields(change: (fields: SentFields) => SentFields | Promise<SentFields>): Between {
  return async (request, mock) => {
    const type = request.headers.get("content-type") ?? "";
    if (request.method !== "POST" || type === "") return mock(request);
    const headers = new Headers(request.headers);
    const { method, url } = request;
    if (type.startsWith("application/json")) {
      const body = JSON.stringify(await change((await request.json()) as SentFields));
      return mock(new Request(url, { method, headers, body }));
    }
    const fields = await change(Object.fromEntries(await request.formData()));
    headers.delete("content-type");
    return mock(new Request(url, { method, headers, body: encode(fields, type) }));
  };
}

function encode(fields: SentFields, type: string): FormData | URLSearchParams {
  const body = type.startsWith("multipart/") ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) body.append(name, value as string);
  }
  return body;
}
