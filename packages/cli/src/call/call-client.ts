import type { AnyEndpoint, AnyVendor } from "@graycard/core";
import {
  type ClientOptions,
  type ClientVendor,
  createClient,
  type Download,
  type DownloadOptions,
  InputError,
  type ResultPicture,
  type SubmitOptions,
  type SubmitOutcome,
  type TaskHandle,
  type TaskResult,
  TransportError,
  type WaitOptions,
} from "@graycard/core/client";
import { UsageError } from "../usage-error.js";

/** The client of a vendor that is only known at run time. */
export interface CallClient {
  submit(
    endpoint: string,
    input: Readonly<Record<string, unknown>>,
    options: SubmitOptions,
  ): Promise<SubmitOutcome<TaskResult>>;
  wait(task: TaskHandle, options: WaitOptions): Promise<TaskResult>;
  resume(task: TaskHandle, options: WaitOptions): Promise<TaskResult>;
  download(
    result: ResultPicture,
    options: DownloadOptions & { readonly handle?: TaskHandle | undefined },
  ): Promise<Download>;
  close(): Promise<void>;
}

/** Makes the client of a vendor. */
export function callClient(vendor: AnyVendor, options: ClientOptions): CallClient {
  return createClient(vendor as unknown as ClientVendor, options) as unknown as CallClient;
}

class NotToBeSent extends Error {}

/**
 * Finds out whether a call could be sent, and sends nothing.
 *
 * @throws {InputError} with what is wrong with it
 */
export async function checkCall(
  vendor: AnyVendor,
  endpoint: AnyEndpoint,
  options: ClientOptions,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const transport = {
    send: () => Promise.reject(new TransportError("this client only checks", { left: "no" })),
    close: () => Promise.resolve(),
  };
  // Without a rate: it takes no turn from what is sent.
  const client = callClient(vendor, { ...options, qps: "off", transport });
  const beforeSubmit = () => {
    throw new NotToBeSent();
  };
  try {
    await client.submit(endpoint.id, input, { beforeSubmit });
  } catch (error) {
    if (!(error instanceof NotToBeSent)) throw error;
  }
}

/** How many broken pictures are looked at before the settings are left to the run itself. */
const mostTried = 10;

/**
 * Makes sure that the settings are right before anything is sent: they would be wrong for every picture. Pictures that are
 * wrong themselves are left to the run, which says so of each.
 *
 * @throws {UsageError} in the words of the client
 */
export async function checkSettings(
  check: (index: number) => Promise<void>,
  count: number,
  pictureFields: ReadonlySet<string>,
): Promise<void> {
  for (let index = 0; index < Math.min(count, mostTried); index++) {
    try {
      return await check(index);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (count > 1 && pictureFields.has(error.field.replace(/[.[].*$/, ""))) continue;
      throw new UsageError(error.message, { cause: error });
    }
  }
}
