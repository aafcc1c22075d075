import type { AnyEndpoint, AnyVendor } from "../contract/vendor.js";
import { ClientSetupError } from "../errors/client-setup-error.js";
import { ResultFileError } from "../errors/result-file-error.js";
import type { CallOptions, DownloadOptions, SubmitOptions, WaitOptions } from "./call-options.js";
import { checkResultFile } from "./check-result-file.js";
import type { ClientOptions } from "./client-options.js";
import type { Client, ClientVendor, SubmitOutcome, TaskLook } from "./client-types.js";
import { type Download, downloadResult } from "./download-result.js";
import type { Engine } from "./engine.js";
import { makeEngine } from "./make-engine.js";
import { wordsOf } from "./never-left.js";
import type { Platform } from "./platform.js";
import { isBrokenEnd, lookAtTask, pollTask } from "./poll-task.js";
import { prepareSubmit } from "./prepare-submit.js";
import { type ResultPicture, readResult, type TaskResult } from "./result.js";
import { givenUpBefore, submitTask } from "./submit-task.js";
import { taskFailedError } from "./task-failed.js";
import type { TaskHandle } from "./task-handle.js";
import { unlessAborted } from "./unless-aborted.js";

type Fields = Readonly<Record<string, unknown>>;

/** Makes a client on a platform. */
export function makeClient<V extends ClientVendor>(vendor: V, options: ClientOptions, platform: Platform): Client<V> {
  const untyped = vendor as unknown as AnyVendor;
  const calls = new Calls(makeEngine(untyped, options, platform));
  const methods: Record<string, unknown> = {};
  for (const [name, endpoint] of Object.entries(untyped.endpoints)) {
    methods[name] = (input: Fields, own: CallOptions = {}) => calls.call(endpoint, input, own);
  }
  return Object.assign(methods, {
    submit: async (name: string, input: Fields, own: SubmitOptions = {}) =>
      calls.submit(calls.endpoint(name), input, own),
    poll: async (...task: TaskArguments<Pick<WaitOptions, "signal">>) => calls.poll(...calls.taskOf(task)),
    wait: async (...task: TaskArguments<WaitOptions>) => calls.wait(...calls.taskOf(task), false),
    resume: async (...task: TaskArguments<WaitOptions>) => calls.wait(...calls.taskOf(task), true),
    download: (result: ResultPicture | string | URL, own: OwnDownload = {}) => calls.download(result, own),
    close: () => calls.close(),
    [Symbol.asyncDispose]: () => calls.close(),
  }) as unknown as Client<V>;
}

type TaskArguments<O> =
  | readonly [task: TaskHandle, options?: O]
  | readonly [endpoint: string, taskId: string, options?: O];
type OwnDownload = DownloadOptions & { readonly handle?: TaskHandle | undefined };

/** What a client does, without its types. */
class Calls {
  readonly #engine: Engine & { close(): Promise<void> };

  constructor(engine: Engine & { close(): Promise<void> }) {
    this.#engine = engine;
  }

  /** From the picture to the result. */
  async call(endpoint: AnyEndpoint, input: Fields, options: CallOptions): Promise<TaskResult> {
    const submitted = await this.#submitted(endpoint, input, options);
    if (submitted.ended) return submitted.result;
    return pollTask(this.#engine, endpoint, submitted.handle, options, submitted.late);
  }

  async submit(endpoint: AnyEndpoint, input: Fields, options: SubmitOptions): Promise<SubmitOutcome<TaskResult>> {
    const { vendor } = this.#engine;
    const { ended, handle, ...rest } = await this.#submitted(endpoint, input, options);
    if (!ended) return { ended, handle };
    if (!("result" in rest)) throw new TypeError(`${vendor.id}: an end without a result.`);
    return { ended, handle, result: rest.result };
  }

  async #submitted(
    endpoint: AnyEndpoint,
    input: Fields,
    options: SubmitOptions & Pick<WaitOptions, "deadlineMs">,
  ): Promise<InternalOutcome> {
    const engine = this.#engine;
    const { vendor, readings, platform } = engine;
    const checks = prepareSubmit(input, { vendor, endpoint, readings, platform, mode: options.mode });
    const prepared = await unlessAborted(checks, options.signal, (reason) => givenUpBefore(engine, endpoint, reason));
    const { heard, handle, ended } = await submitTask(engine, endpoint, prepared, options);
    if (!ended && handle) return { ended: false, handle, late: false };
    if (heard.reading.phase === "failed") throw taskFailedError(engine, endpoint, "submit", heard, handle);
    try {
      const { expects, items } = prepared;
      return { ended: true, handle, result: readResult(engine, endpoint, "submit", heard, expects, handle, items) };
    } catch (error) {
      // The work was paid for: where it can be asked for again, its result is not given up yet.
      if (!handle || !isBrokenEnd(error)) throw error;
      return { ended: false, handle, late: true };
    }
  }

  async poll(
    endpoint: AnyEndpoint,
    handle: TaskHandle,
    { signal }: Pick<WaitOptions, "signal">,
  ): Promise<TaskLook<TaskResult>> {
    const engine = this.#engine;
    const look = await lookAtTask(engine, endpoint, handle, signal);
    if (look.kind === "running") {
      const { state, code, progress } = look;
      return { ended: false, state, code, progress };
    }
    if (look.kind === "setback") throw look.failure;
    const { heard } = look;
    if (heard.reading.phase === "failed") throw taskFailedError(engine, endpoint, "poll", heard, handle);
    return { ended: true, result: readResult(engine, endpoint, "poll", heard, handle.expects, handle) };
  }

  wait(endpoint: AnyEndpoint, handle: TaskHandle, options: WaitOptions, resumed: boolean): Promise<TaskResult> {
    return pollTask(this.#engine, endpoint, handle, options, resumed);
  }

  async download(result: ResultPicture | string | URL, options: OwnDownload): Promise<Download> {
    const engine = this.#engine;
    const { handle } = options;
    const [first] = Object.values(engine.vendor.endpoints);
    const endpoint = handle ? this.endpoint(handle.endpoint) : (this.#endpointOf(result) ?? first);
    if (!endpoint) throw new ClientSetupError(`${engine.vendor.id} has no endpoints.`);
    const download = await this.#bytesOf(endpoint, result, options);
    if (options.to !== undefined) await this.#save(endpoint, download, { ...options, to: options.to });
    return download;
  }

  async #save(endpoint: AnyEndpoint, { bytes }: Download, { to, handle }: OwnDownload & { to: string | URL }) {
    const { vendor, platform } = this.#engine;
    try {
      await platform.saveFile(to, bytes);
    } catch (cause) {
      const of = { vendor: vendor.id, endpoint: endpoint.id, operation: "fetch-result", handle, cause } as const;
      const text = `${vendor.id}/${endpoint.id}: the result came and could not be written to ${to}: ${wordsOf(cause)}. Download it again to another place.`;
      throw new ResultFileError(text, { ...of, fault: "not-written", retryable: true });
    }
  }

  #bytesOf(endpoint: AnyEndpoint, result: ResultPicture | string | URL, options: OwnDownload): Promise<Download> {
    const engine = this.#engine;
    if (typeof result === "object" && "bytes" in result) {
      const of = {
        vendor: engine.vendor.id,
        endpoint: endpoint.id,
        operation: "fetch-result",
        handle: options.handle,
      } as const;
      return Promise.resolve({ bytes: result.bytes, facts: checkResultFile(result.bytes, "picture", of) });
    }
    const link = typeof result === "object" && "form" in result ? result.url : String(result);
    return downloadResult(engine, endpoint, link, options.handle, options);
  }

  /** The endpoint whose results have links like this one, as far as the path tells. */
  #endpointOf(result: ResultPicture | string | URL): AnyEndpoint | undefined {
    const text = typeof result === "object" && "form" in result ? ("url" in result ? result.url : "") : String(result);
    return Object.values(this.#engine.vendor.endpoints).find((endpoint) =>
      endpoint.results.some((file) => text.includes(file.path("", 0, "jpg").replace(/[^/]*$/, ""))),
    );
  }

  /** @throws {ClientSetupError} for an endpoint that the vendor does not have */
  endpoint(name: string): AnyEndpoint {
    const { vendor } = this.#engine;
    const endpoint = Object.hasOwn(vendor.endpoints, name) ? vendor.endpoints[name] : undefined;
    if (endpoint) return endpoint;
    throw new ClientSetupError(
      `${vendor.id} has no endpoint "${name}"; it has ${Object.keys(vendor.endpoints).join(", ")}.`,
    );
  }

  /** A task by its handle, or by its endpoint and id. */
  taskOf<O extends object>(given: TaskArguments<O>): [AnyEndpoint, TaskHandle, O | Record<string, never>] {
    const { vendor, clock } = this.#engine;
    const [first] = given;
    const handle: TaskHandle =
      typeof first === "string"
        ? { vendor: vendor.id, endpoint: first, taskId: String(given[1]), acceptedAt: clock.now() }
        : first;
    const options = ((typeof first === "string" ? given[2] : given[1]) ?? {}) as O | Record<string, never>;
    if (handle.vendor !== vendor.id) {
      throw new ClientSetupError(`The task is one of ${handle.vendor}; this is a client of ${vendor.id}.`);
    }
    const endpoint = this.endpoint(handle.endpoint);
    if (!endpoint.routes.poll) throw new ClientSetupError(`${vendor.id}/${endpoint.id} has no tasks to ask for.`);
    return [endpoint, handle, options];
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}

type InternalOutcome =
  | { readonly ended: false; readonly handle: TaskHandle; readonly late: boolean }
  | { readonly ended: true; readonly handle: TaskHandle | undefined; readonly result: TaskResult };
