import type { ByField, Delivers, DeliveryForm } from "../contract/delivers.js";
import type { PictureSlots } from "../contract/endpoint.js";
import type { ValueOf } from "../contract/request-field.js";
import type { Rectangle } from "../contract/work.js";
import type { TaskState } from "../task/state.js";
import type { CallOptions, DownloadOptions, SubmitOptions, WaitOptions } from "./call-options.js";
import type { Download } from "./download-result.js";
import type { PictureInput } from "./picture-input.js";
import type { ResultPicture, TaskResult } from "./result.js";
import type { TaskHandle } from "./task-handle.js";

/** As much of a vendor as the types of its client are worked out from. */
export interface ClientVendor {
  readonly endpoints: Readonly<Record<string, EndpointTypes>>;
}

interface EndpointTypes {
  readonly fields: object;
  readonly delivers: Delivers;
  readonly pictures: PictureSlots<never>;
}

/** The names of a vendor's endpoints. */
export type EndpointName<V extends ClientVendor> = keyof V["endpoints"] & string;

/** The value that a caller gives for a field. */
type FieldInput<F> = F extends { readonly kind: "upload" }
  ? PictureInput
  : F extends { readonly kind: "rectangles" }
    ? readonly Rectangle[] | string
    : ValueOf<F>;

/**
 * What a caller gives an endpoint: the picture, its mask where there is one, and the fields of the document. Pictures go
 * where the endpoint takes them, whatever the field is called.
 */
export type Input<E extends EndpointTypes> = {
  readonly [S in keyof E["pictures"] & ("image" | "mask")]?: PictureInput | undefined;
} & {
  readonly [K in keyof E["fields"]]?: FieldInput<E["fields"][K]> | undefined;
};

/** Nothing but the fields that there are: a typo does not compile. */
type Exactly<I, T> = I & { readonly [K in Exclude<keyof I, keyof T>]: never };

/** The value at a path of names in a request, as its type. */
type ValueAt<I, P extends readonly unknown[]> = P extends readonly [infer Head, ...infer Tail]
  ? Head extends keyof I
    ? Tail extends readonly []
      ? I[Head]
      : ValueAt<NonNullable<I[Head]>, Tail>
    : undefined
  : undefined;

type Keys<V> = V extends string | number ? `${V}` : never;

/** What a decisive value leads to; everything that it may lead to when its type is wider than one value. */
type Decided<T, D extends ByField<T>, V> = [V] extends [undefined]
  ? D["otherwise"]
  : V extends undefined
    ? D["otherwise"]
    : {
          [K in keyof D["values"]]: Keys<K> extends Keys<V>
            ? D["values"][K]
            : Keys<V> extends Keys<K>
              ? D["values"][K]
              : never;
        }[keyof D["values"]] extends infer Hit
      ? [Hit] extends [never]
        ? D["otherwise"]
        : Keys<V> extends Keys<keyof D["values"]>
          ? Hit
          : Hit | D["otherwise"]
      : never;

/** How the result of a request travels. */
export type FormOf<E extends EndpointTypes, I> = E["delivers"]["form"] extends DeliveryForm
  ? E["delivers"]["form"]
  : E["delivers"]["form"] extends ByField<DeliveryForm>
    ? Decided<DeliveryForm, E["delivers"]["form"], ValueAt<I, E["delivers"]["form"]["field"]>>
    : never;

/** The names of the pictures that a request makes. */
export type OutputsOf<E extends EndpointTypes, I> = E["delivers"]["outputs"] extends readonly string[]
  ? E["delivers"]["outputs"][number]
  : E["delivers"]["outputs"] extends ByField<readonly string[]>
    ? Decided<readonly string[], E["delivers"]["outputs"], ValueAt<I, E["delivers"]["outputs"]["field"]>>[number]
    : never;

/** The result of a request. */
export type ResultOf<E extends EndpointTypes, I> = TaskResult<OutputsOf<E, I>, FormOf<E, I>>;

/** Any result of an endpoint: that of a task whose request is not known here. */
export type AnyResultOf<E extends EndpointTypes> = TaskResult<AnyOutput<E["delivers"]["outputs"]>, DeliveryForm>;

type AnyOutput<O> = O extends readonly string[]
  ? O[number]
  : O extends ByField<readonly string[]>
    ? O["otherwise"][number] | O["values"][keyof O["values"]][number]
    : never;

/** What a submit led to: a task to wait for, or already its result. */
export type SubmitOutcome<R> =
  | { readonly ended: false; readonly handle: TaskHandle }
  | { readonly ended: true; readonly handle: TaskHandle | undefined; readonly result: R };

/** What a task looks like. */
export type TaskLook<R> =
  | {
      readonly ended: false;
      readonly state: TaskState;
      readonly code: number;
      readonly progress: number | undefined;
    }
  | { readonly ended: true; readonly result: R };

/** One method for each endpoint: from the picture to the result. */
type EndpointMethods<V extends ClientVendor> = {
  readonly [E in EndpointName<V>]: <const I extends Input<V["endpoints"][E]>>(
    input: Exactly<I, Input<V["endpoints"][E]>>,
    options?: CallOptions,
  ) => Promise<ResultOf<V["endpoints"][E], I>>;
};

/** The steps of a call one by one. */
export interface ClientSteps<V extends ClientVendor> {
  /** Submits work, and does not wait for it. */
  submit<E extends EndpointName<V>, const I extends Input<V["endpoints"][E]>>(
    endpoint: E,
    input: Exactly<I, Input<V["endpoints"][E]>>,
    options?: SubmitOptions,
  ): Promise<SubmitOutcome<ResultOf<V["endpoints"][E], I>>>;
  /** Asks once for a task. Failed work is a {@link TaskFailedError}. */
  poll(task: TaskHandle, options?: Pick<WaitOptions, "signal">): Promise<TaskLook<TaskResult>>;
  poll<E extends EndpointName<V>>(
    endpoint: E,
    taskId: string,
    options?: Pick<WaitOptions, "signal">,
  ): Promise<TaskLook<AnyResultOf<V["endpoints"][E]>>>;
  /** Waits for a task that was submitted just now. */
  wait(task: TaskHandle, options?: WaitOptions): Promise<TaskResult>;
  /** Goes on with a task of any age, such as one that was begun before a crash: it is asked for at once. */
  resume(task: TaskHandle, options?: WaitOptions): Promise<TaskResult>;
  resume<E extends EndpointName<V>>(
    endpoint: E,
    taskId: string,
    options?: WaitOptions,
  ): Promise<AnyResultOf<V["endpoints"][E]>>;
  /** Fetches a result, or hands out the bytes that came with it; with `to` it writes them to a file as well. */
  download(
    result: ResultPicture | string | URL,
    options?: DownloadOptions & { readonly handle?: TaskHandle | undefined },
  ): Promise<Download>;
  /** Lets go of idle connections. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A client of one vendor. */
export type Client<V extends ClientVendor> = EndpointMethods<V> & ClientSteps<V>;
