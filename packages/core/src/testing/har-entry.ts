/** The parts of an entry that a test is about; all else is as tools write it. */
export interface EntryParts {
  readonly startedDateTime?: unknown;
  readonly request?: object;
  readonly response?: object;
  readonly [name: string]: unknown;
}

/** An entry of a HAR: a poll at the vendor's own host, unless said. */
export function harEntry({ request, response, ...rest }: EntryParts = {}) {
  return {
    startedDateTime: "2026-01-02T03:04:05.000Z",
    time: 20,
    request: {
      method: "GET",
      url: "https://techsz.aoscdn.com/api/tasks/visual/scale/t-1",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: [{ name: "X-API-KEY", value: "key-0123456789" }],
      queryString: [],
      headersSize: -1,
      bodySize: 0,
      ...request,
    },
    response: {
      status: 200,
      statusText: "OK",
      httpVersion: "HTTP/1.1",
      cookies: [],
      headers: [{ name: "Content-Type", value: "application/json" }],
      content: { size: 2, mimeType: "application/json", text: "{}" },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
      ...response,
    },
    cache: {},
    timings: { send: 1, wait: 18, receive: 1 },
    ...rest,
  };
}

/** A HAR of these entries. */
export function harOf(...entries: readonly unknown[]) {
  return { log: { version: "1.2", creator: { name: "test", version: "1" }, entries } };
}

/** A request that hands a body in. */
export function submitOf(text: string | undefined, mimeType: string, more: object = {}) {
  return {
    method: "POST",
    url: "https://techsz.aoscdn.com/api/tasks/visual/scale",
    headers: [
      { name: "X-API-KEY", value: "key-0123456789" },
      { name: "Content-Type", value: mimeType },
    ],
    bodySize: -1,
    postData: { mimeType, ...(text === undefined ? {} : { text }) },
    ...more,
  };
}
