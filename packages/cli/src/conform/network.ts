import { lookup } from "node:dns/promises";
import { isIP } from "node:net";

/** How hosts are reached. The system's own way, but for tests, which bring another in code: no flag and no variable does. */
export interface Network {
  /** Every address a host name leads to. */
  resolve(hostname: string): Promise<readonly string[]>;
  /** Another port than the one asked for. */
  readonly portOf?: (hostname: string, port: number) => number;
  /** Certificates to trust besides the usual ones, as PEM. */
  readonly ca?: string;
}

/** Names as the system resolves them; an address in brackets or without is itself. */
export const systemNetwork: Network = {
  async resolve(hostname) {
    const bare = hostname.replace(/^\[|\]$/g, "");
    if (isIP(bare) !== 0) return [bare];
    const found = await lookup(hostname, { all: true, order: "verbatim" });
    return found.map(({ address }) => address);
  },
};
