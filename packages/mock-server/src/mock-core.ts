import type { AnyVendor } from "@graycard/core";
import { FaultScript } from "./faults/fault-script.js";
import { ResultShelf } from "./files/result-shelf.js";
import type { LinkKey } from "./links/link-signer.js";
import type { Random } from "./random.js";
import type { Session } from "./sessions/session.js";
import type { SessionRegistry } from "./sessions/session-registry.js";

/** How much the pictures of all tasks may weigh together. */
const mostResultBytes = 512 * 1024 ** 2;

/** What all requests to one mock share. */
export class MockCore {
  readonly vendors: readonly AnyVendor[];
  readonly sessions: SessionRegistry;
  /** The session of requests whose credential is missing or refused. */
  readonly nobody: Session;
  /** Faults planned for every session. */
  readonly faults: FaultScript;
  readonly results: ResultShelf;
  /** The address that links are written with; that of the request when undefined. */
  readonly publicUrl: string | undefined;
  /** Tells the operator of a mistake of the mock's own. */
  readonly report: (error: unknown) => void;
  readonly #random: Random;
  readonly #keys = new Map<string, LinkKey>();

  constructor(input: {
    readonly vendors: readonly AnyVendor[];
    readonly sessions: SessionRegistry;
    readonly nobody: Session;
    readonly random: Random;
    readonly publicUrl?: string | undefined;
    readonly report: (error: unknown) => void;
  }) {
    this.vendors = input.vendors;
    this.sessions = input.sessions;
    this.nobody = input.nobody;
    this.publicUrl = input.publicUrl;
    this.report = input.report;
    this.faults = new FaultScript(input.vendors);
    this.results = new ResultShelf({ mostBytes: mostResultBytes, onDrop: input.report });
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
