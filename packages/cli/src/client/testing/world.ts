import { aliyunMarket, ManualClock, meitu, picwish } from "@graycard/core";
import { CallError, type Client, type ClientOptions, createClient, fetchTransport } from "@graycard/core/client";
import { createMock, type Mock, type MockSession } from "@graycard/mock-server";
import { tinyPicture } from "./tiny-picture.js";

/** The time at which every test begins. */
export const testStart = Date.UTC(2026, 0, 2, 3, 4, 5);

export const baseUrl = "http://mock.test";

/** The name of the picture that requests by address ask for. */
const fileName = "client-matrix.png";
export const pictureUrl = `https://pictures.example/${fileName}`;
/** As small as is taken: the mock really works on it. */
export const picture = tinyPicture(12, 12);
/** The same for Meitu. */
export const largerPicture = tinyPicture(48, 48);

type Own = Partial<ClientOptions>;

/** A mock at the pace `manual`, a session in it, and clients of all vendors on its clock. */
export interface World extends Clients {
  readonly mock: Mock;
  readonly session: MockSession;
  /** Mistakes of the mock, and what listeners of the clients threw. */
  readonly reports: readonly unknown[];
  /** Clients of the same credentials. */
  clients(own?: Own): Clients;
}

export interface Clients {
  readonly picwish: Client<typeof picwish>;
  readonly aliyunMarket: Client<typeof aliyunMarket>;
  readonly meitu: Client<typeof meitu>;
}

const reports: unknown[] = [];
const report = (error: unknown) => void reports.push(error);
let shared: Mock | undefined;

/**
 * A session of its own in a mock that all worlds share, since a mock takes room for many pictures.
 *
 * @param seed makes its ids and delays those of every other first session with it
 */
export function world(seed = "client", own: Own = {}): World {
  shared ??= createMock({ clock: new ManualClock({ startAt: testStart }), seed: "client", pace: "manual", report });
  const mock = shared;
  const session = mock.session({ seed });
  session.files.put(fileName, picture);
  const clients = (more: Own = {}): Clients => {
    const common = { baseUrl, clock: session.clock, transport: fetchTransport(mock.fetch), report, random: half };
    const all = { ...common, ...own, ...more };
    const credentials = (id: string) => session.credentials[id] ?? [];
    return {
      picwish: createClient(picwish, { credentials: credentials("picwish"), ...all }),
      aliyunMarket: createClient(aliyunMarket, { credentials: credentials("aliyun-market"), ...all }),
      meitu: createClient(meitu, { credentials: credentials("meitu"), ...all }),
    };
  };
  return { mock, session, reports, clients, ...clients() };
}

const half = () => 0.5;

/** How a call ended: `ok`, or the error. Anything but a documented error is thrown on. */
export type Ending<T> =
  | { readonly code: "ok"; readonly result: T; readonly error: undefined }
  | { readonly code: string; readonly result: undefined; readonly error: CallError };

/** Lets a session's time pass until work has ended, and says how. */
export async function ending<T>(session: Pick<MockSession, "passUntil">, work: Promise<T>): Promise<Ending<T>> {
  try {
    return { code: "ok", result: await session.passUntil(work), error: undefined };
  } catch (error) {
    if (error instanceof CallError) return { code: error.code, result: undefined, error };
    throw error;
  }
}
