import type { FileStore } from "../files/file-store.js";
import type { MockCore } from "../mock-core.js";
import type { NewSession, Session } from "../sessions/session.js";
import type { Restored } from "../snapshot/restore-snapshot.js";
import type { AnswerOf, BodyOf, QueryOf, RouteShape } from "./route.js";

/** What the handlers of the control plane work on. */
export interface ControlWorld {
  readonly core: MockCore;
  /** The pictures that every session's `image_url` can name. */
  readonly files: FileStore;
  /** Makes a session after checking what is asked for. */
  readonly open: (options: NewSession) => Restored;
  /** Restores a saved session; throws a {@link SnapshotError} for what is none. */
  readonly restore: (saved: unknown) => Restored;
}

/** A request that the guard let through and whose body and query the route takes. */
export interface ControlRequest<R extends RouteShape> {
  readonly world: ControlWorld;
  /** The session in the path; for a path without one, or one that need not be there yet, nobody's. */
  readonly session: Session;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Exact<QueryOf<R>>;
  readonly body: Exact<BodyOf<R>>;
}

/** JSON and queries have no `undefined`: what was not given is not there, which a schema's own type cannot say. */
type Exact<T> = T extends readonly (infer Item)[]
  ? Exact<Item>[]
  : T extends object
    ? { [K in keyof T]: Exact<Exclude<T[K], undefined>> }
    : T;

/** Does what a route says. */
export type Handler<R extends RouteShape> = (
  request: ControlRequest<R>,
) => DeepReadonly<AnswerOf<R>> | Promise<DeepReadonly<AnswerOf<R>>>;

/** A handler for every route of a list, by id: a route without one does not compile. */
export type Handlers<Routes extends readonly RouteShape[]> = {
  readonly [R in Routes[number] as R["id"]]: Handler<R>;
};

/** What a session holds is not copied to be shown, and where an answer takes more than it names, anything fits. */
type DeepReadonly<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : T extends object
      ? { readonly [K in keyof T as string extends K ? (unknown extends T[K] ? never : K) : K]: DeepReadonly<T[K]> }
      : T;
