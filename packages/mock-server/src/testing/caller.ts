import { type AnyEndpoint, type AnyVendor, type Encoding, vendors, writeCredential } from "@graycard/core";
import { encodeBody } from "./encode-body.js";

/** A field of a request: text, a number, a file, or a value that only JSON can carry. */
export type FieldValue = unknown;
export type Fields = Readonly<Record<string, FieldValue>>;

/** A PicWish or market answer, as far as tests look into it. */
export interface TaskBody {
  readonly status: number;
  readonly message?: string;
  readonly data?: TaskData;
}

export interface TaskData {
  readonly task_id: string;
  readonly state: number;
  readonly progress: number;
  readonly image: string;
  readonly mask: string;
  readonly created_at: number;
  readonly processed_at?: number;
  readonly completed_at: number;
  readonly [name: string]: unknown;
}

/** A Meitu answer, as far as tests look into it. */
export interface MediaBody {
  readonly media_info_list: readonly {
    readonly media_data: string;
    readonly media_profiles: { readonly media_data_type: string };
  }[];
  readonly parameter: { readonly rsp_media_type: string; readonly version?: string };
  readonly ErrorCode?: number;
  readonly ErrorMsg?: string;
  readonly Data?: unknown;
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

export interface CallOptions {
  readonly encoding?: Encoding;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** The credential's parts; the session's own unless said, none for a request without one. */
  readonly credential?: readonly string[] | "none";
}

/** Calls vendors the way programs in the field do, with the credentials of one session. */
export class Caller {
  constructor(
    readonly fetch: (request: Request) => Promise<Response>,
    readonly credentials: Readonly<Record<string, readonly string[]>>,
    readonly baseUrl = "http://mock.test",
  ) {}

  /** Sends a request as it is told to, with a vendor's credential. */
  async send(vendorId: string, path: string, init: RequestInit = {}, options: CallOptions = {}): Promise<Response> {
    const url = new URL(`${this.baseUrl}${path}`);
    const headers = new Headers(init.headers);
    const credential = options.credential ?? this.credentials[vendorId] ?? [];
    if (credential !== "none") writeCredential(vendorOf(vendorId).auth, credential, url, headers);
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    const streams = init.body instanceof ReadableStream ? { duplex: "half" } : {};
    const signal = options.signal ? { signal: options.signal } : {};
    return this.fetch(new Request(url, { ...init, ...streams, ...signal, headers }));
  }

  submit(vendorId: string, endpointId: string, fields: Fields, options: CallOptions = {}): Promise<Response> {
    const endpoint = endpointOf(vendorId, endpointId);
    const { body, contentType } = encodeBody(fields, options.encoding ?? "multipart");
    const headers = contentType === undefined ? {} : { "content-type": contentType };
    return this.send(vendorId, endpoint.routes.submit.path, { method: "POST", headers, body }, options);
  }

  async picwish(endpoint: string, fields: Fields, options: CallOptions = {}): Promise<Answer<TaskBody>> {
    return read(await this.submit("picwish", endpoint, fields, options));
  }

  /** A submit that waits, and whose task ends. */
  async finish(endpoint: string, fields: Fields, options: CallOptions = {}): Promise<TaskData> {
    return dataOf(await this.picwish(endpoint, { sync: 1, ...fields }, options));
  }

  async poll(endpoint: string, taskId: string, options: CallOptions = {}): Promise<Answer<TaskBody>> {
    return read(await this.send("picwish", `/api/tasks/visual/${endpoint}/${taskId}`, {}, options));
  }

  async watermark(fields: Fields, options: CallOptions = {}): Promise<Answer<TaskBody>> {
    return read(await this.submit("aliyun-market", "watermark", fields, { encoding: "form", ...options }));
  }

  async aiquality(body: Fields, options: CallOptions = {}): Promise<Answer<MediaBody>> {
    return read(await this.submit("meitu", "aiquality", body, { encoding: "json", ...options }));
  }

  /** Downloads a result. */
  async download(link: string, init: RequestInit = {}): Promise<Download> {
    const response = await this.fetch(new Request(link, init));
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, text: new TextDecoder().decode(bytes) };
  }
}

export interface Download {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Reads an answer; a body that is no JSON fails the test that reads it, unless it is empty. */
export async function read<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (text === "" ? {} : JSON.parse(text)) as Body,
  };
}

/** The task of an answer that has one. */
export function dataOf({ body, text }: Answer<TaskBody>): TaskData {
  if (!body.data) throw new Error(`The answer has no data: ${text}`);
  return body.data;
}

function vendorOf(id: string): AnyVendor {
  const vendor = (vendors as readonly AnyVendor[]).find((each) => each.id === id);
  if (!vendor) throw new Error(`There is no vendor ${id}.`);
  return vendor;
}

function endpointOf(vendorId: string, endpointId: string): AnyEndpoint {
  const endpoint = vendorOf(vendorId).endpoints[endpointId];
  if (!endpoint) throw new Error(`${vendorId} has no endpoint ${endpointId}.`);
  return endpoint;
}
