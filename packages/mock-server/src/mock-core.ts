import type { AnyVendor, Clock } from "@graycard/core";
import { openWorkshop } from "#platform/workshop";
import { FaultScript } from "./faults/fault-script.js";
import type { SourceFetcher } from "./fetching/source-fetcher.js";
import { ResultShelf } from "./files/result-shelf.js";
import { type Happening, tellOf } from "./journal/happening.js";
import type { JournalEntry } from "./journal/journal-entry.js";
import type { LinkKey } from "./links/link-signer.js";
import { exemplars } from "./pipeline/exemplars.js";
import type { Random } from "./random.js";
import type { Session } from "./sessions/session.js";
import type { SessionRegistry } from "./sessions/session-registry.js";
import { SourceStore } from "./sources/source-store.js";
import { TriggerBook } from "./triggers/trigger-book.js";

/** How much of what tasks need is kept, and where. */
export interface MemoryOptions {
  /** How many bytes of pictures stay in memory; 64 MiB unless said. Those over it lie in a temporary folder. */
  readonly pictureBytes?: number;
  /** How many bytes of pictures may lie there, at most a quarter of what is free; 4 GiB unless said. */
  readonly diskBytes?: number;
  /** How many tasks are kept; 16 384 unless said. Beyond it the oldest of the session with most go, which fails its verification. */
  readonly tasks?: number;
}

/** What all requests to one mock share. */
export class MockCore {
  readonly vendors: readonly AnyVendor[];
  readonly sessions: SessionRegistry;
  /** The session of requests whose credential is missing or refused. */
  readonly nobody: Session;
  /** Faults planned for every session. */
  readonly faults: FaultScript;
  /** What every word means that plays a fault for a client which cannot be changed. */
  readonly triggers: TriggerBook;
  /** The pictures of all tasks. */
  readonly sources: SourceStore;
  readonly results: ResultShelf;
  /** Where pictures are made. */
  readonly workshop = openWorkshop();
  /** The address that links are written with; that of the request when undefined. */
  readonly publicUrl: string | undefined;
  /** Downloads pictures from elsewhere; undefined unless that was asked for. */
  readonly fetcher: SourceFetcher | undefined;
  /** Whether answers say what time it is in their session: where the mock began at a time that is not now. */
  readonly tellsDate: boolean;
  /** Tells the operator of a mistake of the mock's own. */
  readonly report: (error: unknown) => void;
  /** Told of every exchange that ended, where somebody listens. */
  readonly told: ((session: Session, entry: JournalEntry) => void) | undefined;
  /** What makes the second thousand of requests as fast as the first, whatever happens in between. */
  readonly exemplars = exemplars();
  readonly #random: Random;
  readonly #keys = new Map<string, LinkKey>();

  constructor(input: {
    readonly vendors: readonly AnyVendor[];
    readonly sessions: SessionRegistry;
    readonly nobody: Session;
    readonly random: Random;
    /** The time of the mock itself, whatever that of a session is. */
    readonly clock: Clock;
    readonly tellsDate?: boolean;
    readonly publicUrl?: string | undefined;
    readonly fetcher?: SourceFetcher | undefined;
    readonly memory?: MemoryOptions | undefined;
    readonly report: (error: unknown) => void;
    readonly onExchange?: ((happening: Happening) => void) | undefined;
  }) {
    this.vendors = input.vendors;
    this.sessions = input.sessions;
    this.nobody = input.nobody;
    this.publicUrl = input.publicUrl;
    this.tellsDate = input.tellsDate ?? false;
    this.fetcher = input.fetcher;
    this.report = input.report;
    this.told = input.onExchange && tellOf(input.onExchange, input.report);
    const { sessions, nobody } = input;
    this.faults = new FaultScript(input.vendors, () => input.clock.now(), { all: () => sessions.all(), nobody });
    this.triggers = new TriggerBook(input.vendors);
    const { pictureBytes, diskBytes, tasks } = input.memory ?? {};
    this.sources = new SourceStore({
      ...(pictureBytes === undefined ? {} : { memoryBytes: pictureBytes }),
      ...(diskBytes === undefined ? {} : { spillBytes: diskBytes }),
      report: input.report,
    });
    this.results = new ResultShelf({
      sources: this.sources,
      ...(tasks === undefined ? {} : { mostTasks: tasks }),
      onDrop: input.report,
    });
    this.#random = input.random;
  }

  /** What a vendor's links are signed with. */
  linkKey(vendor: AnyVendor): LinkKey {
    const known = this.#keys.get(vendor.id);
    if (known) return known;
    const random = this.#random.fork(`links/${vendor.id}`);
    const { bucket, region } = vendor.links;
    const key = { id: `GRAYCARD${random.hex(8).toUpperCase()}`, secret: random.hex(20), bucket, region };
    this.#keys.set(vendor.id, key);
    return key;
  }
}
