import { isIP } from "node:net";

/** A certificate and its key, as PEM. The key exists only in memory: whoever ends the process has lost it for good. */
export interface SelfSigned {
  readonly certificate: string;
  readonly key: string;
}

/** Clients whose clock is a little behind must not find the certificate in their future. */
const backdatedMs = 24 * 3_600_000;
/** The longest life that every client accepts. */
const lifeMs = 397 * 24 * 3_600_000;

/**
 * Makes a fresh certificate, signed by itself, for host names and addresses.
 *
 * @param now milliseconds since the epoch, by the clock of those who will check it
 */
export async function selfSigned(hosts: readonly string[], now: number): Promise<SelfSigned> {
  // Only those who want it wait for the library.
  const { generate } = await import("selfsigned");
  const names = [...new Set(hosts)].map((host) =>
    isIP(host) === 0 ? ({ type: 2, value: host } as const) : ({ type: 7, ip: host } as const),
  );
  const { cert, private: key } = await generate([{ name: "commonName", value: "Graycard mock" }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(now - backdatedMs),
    notAfterDate: new Date(now - backdatedMs + lifeMs),
    extensions: [
      // It vouches for itself and nobody else, however far somebody trusts it.
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: names },
    ],
  });
  return { certificate: cert, key };
}
