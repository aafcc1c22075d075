import { hmacSha256, hmacSha256Hex, sha256Hex } from "#platform/hash";
import type { LinkKey, LinkSigner } from "./link-signer.js";

const version = "OSS4-HMAC-SHA256";

/** The newer form: a start, a life in seconds and a 32-byte signature, in alphabetical order of parameters. */
export const ossV4: LinkSigner = {
  sign({ path, key, signedAt, lifeMs }) {
    const date = basicTime(signedAt);
    const credential = `${key.id}/${date.slice(0, 8)}/${key.region}/oss/aliyun_v4_request`;
    const parameters = new Map([
      ["x-oss-credential", credential],
      ["x-oss-date", date],
      ["x-oss-expires", String(Math.floor(lifeMs / 1000))],
      ["x-oss-signature-version", version],
    ]);
    parameters.set("x-oss-signature", digest(path, parameters, key));
    return canonicalQuery(parameters);
  },
  expectedSignature({ path, key, query }) {
    const parameters = new Map([...query].filter(([name]) => name !== "x-oss-signature"));
    return digest(path, parameters, key);
  },
  signatureParameter: "x-oss-signature",
  keyIdOf: (query) => query.get("x-oss-credential")?.split("/")[0],
};

/** `YYYYMMDDTHHMMSSZ`. */
function basicTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function canonicalQuery(parameters: ReadonlyMap<string, string>): string {
  return [...parameters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
}

function digest(path: string, parameters: ReadonlyMap<string, string>, key: LinkKey): string {
  const date = parameters.get("x-oss-date") ?? "";
  const request = ["GET", `/${key.bucket}${path}`, canonicalQuery(parameters), "", "", "UNSIGNED-PAYLOAD"].join("\n");
  const scope = `${date.slice(0, 8)}/${key.region}/oss/aliyun_v4_request`;
  const text = [version, date, scope, sha256Hex(request)].join("\n");
  const chain = [date.slice(0, 8), key.region, "oss", "aliyun_v4_request"];
  const signingKey = chain.reduce<string | Uint8Array>(hmacSha256, `aliyun_v4${key.secret}`);
  return hmacSha256Hex(signingKey, text);
}
