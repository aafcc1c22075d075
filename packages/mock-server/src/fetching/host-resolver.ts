import dns from "node:dns/promises";

/** Gives every address that a host name leads to; rejects, or gives none, when there is no such host. */
export type HostResolver = (name: string) => Promise<readonly string[]>;

/** Asks the system, as every other program on this machine does. */
export const systemResolver: HostResolver = async (name) => {
  const found = await dns.lookup(name, { all: true, order: "verbatim" });
  return found.map(({ address }) => address);
};
