import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";

/** The variables by which programs are told whom to trust. */
export const trustVariables = [
  "SSL_CERT_FILE",
  "NODE_EXTRA_CA_CERTS",
  "REQUESTS_CA_BUNDLE",
  "CURL_CA_BUNDLE",
  "DENO_CERT",
] as const;

/** A file of certificates for a program to trust. */
export interface TrustFile {
  readonly path: string;
  /** Removes it, and the folder it is in. */
  remove(): Promise<void>;
}

export interface TrustWishes {
  /** That of the mock, as PEM. */
  readonly certificate: string;
  /** Where the user's own certificates are named. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether hosts are reached that the world trusts: some programs trust nobody but this file. */
  readonly withRoots: boolean;
}

/** Writes the certificates to trust into a fresh temporary folder: the mock's, those the user has, and the world's. */
export async function writeTrustFile({ certificate, env, withRoots }: TrustWishes): Promise<TrustFile> {
  const own = await Promise.all(trustVariables.map((name) => certificatesIn(env[name])));
  const all = [certificate.trim(), ...own.flat(), ...(withRoots ? rootCertificates : [])];
  const folder = await mkdtemp(join(tmpdir(), "graycard-run-"));
  const path = join(folder, "trusted.pem");
  await writeFile(path, `${[...new Set(all)].join("\n")}\n`, { mode: 0o600 });
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Only certificates: some keep their keys in the same file. */
async function certificatesIn(path: string | undefined): Promise<readonly string[]> {
  if (path === undefined || path === "") return [];
  // One that is not there is nothing to its owner either.
  const text = await readFile(path, "latin1").catch(() => "");
  return (
    text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g) ?? []
  );
}
