import { describe, expect, it } from "vitest";
import { type Edition, withLink } from "../testing/with-link.js";
import { ossV1 } from "./oss-v1.js";
import { verifyLink } from "./verify-link.js";

describe("a link that was changed on its way", () => {
  const other = "the signature does not belong to this path and expiry";
  const mangled: readonly [string, Edition, (link: string) => string, string][] = [
    ["another file", "documented", (it) => it.replace(".jpg?", ".png?"), other],
    [
      "another expiry",
      "documented",
      (it) => it.replace(/Expires=(\d+)/, (_, at) => `Expires=${Number(at) + 1}`),
      other,
    ],
    [
      "no query",
      "documented",
      (it) => it.replace(/\?.*/, ""),
      "the link has no query: it was cut off or copied without it",
    ],
    [
      "nothing after its ?",
      "documented",
      (it) => it.replace(/\?.*/, "?"),
      "the link has no query: it was cut off or copied without it",
    ],
    [
      "another key id",
      "documented",
      (it) => it.replace("GRAYCARD", "LTAI"),
      "the key id is not the one that signs here",
    ],
    ["no key id", "documented", (it) => it.replace(/OSSAccessKeyId=[^&]*&/, ""), "the key id is missing"],
    ["no signature", "documented", (it) => it.replace(/&Signature=.*/, ""), "the parameter Signature is missing"],
    ["an empty signature", "documented", (it) => it.replace(/Signature=.*/, "Signature="), other],
    [
      "a lower-case signature",
      "documented",
      (it) => it.replace(/Signature=.*/, (text) => `S${text.slice(1, 10)}${text.slice(10).toLowerCase()}`),
      "the letters of the signature changed their case",
    ],
    ["no expiry", "documented", (it) => it.replace(/Expires=\d+&/, ""), "the query carries neither form of signature"],
    [
      "an expiry that is none",
      "documented",
      (it) => it.replace(/Expires=\d+/, "Expires=soon"),
      "the query carries neither form of signature",
    ],
    [
      "a literal \\u0026",
      "documented",
      (it) => it.replaceAll("&", "\\u0026"),
      "the query has a literal \\u0026 where an & belongs",
    ],
    [
      "a literal \\u0026",
      "observed",
      (it) => it.replaceAll("&", "\\u0026"),
      "the query has a literal \\u0026 where an & belongs",
    ],
    ["&amp;", "documented", (it) => it.replaceAll("&", "&amp;"), "the query has &amp; where an & belongs"],
    ["&amp;", "observed", (it) => it.replaceAll("&", "&amp;"), "the query has &amp; where an & belongs"],
    ["double encoding", "documented", (it) => it.replaceAll("%", "%25"), "the query is percent-encoded twice"],
    ["double encoding", "observed", (it) => it.replaceAll("%", "%25"), "the query is percent-encoded twice"],
    ["another file", "observed", (it) => it.replace(".jpg?", ".png?"), other],
    ["another key id", "observed", (it) => it.replace("GRAYCARD", "LTAI"), "the key id is not the one that signs here"],
    ["another day", "observed", (it) => it.replace("%2F20260102%2F", "%2F20260103%2F"), other],
    ["another start", "observed", (it) => it.replace("T030406Z", "T030407Z"), other],
    ["a longer life", "observed", (it) => it.replace("expires=3600", "expires=7200"), other],
    ["another version", "observed", (it) => it.replace("OSS4-HMAC-SHA256", "OSS5"), other],
    [
      "an upper-case signature",
      "observed",
      (it) => it.replace(/signature=\w+/, (text) => `s${text.slice(1, 10)}${text.slice(10).toUpperCase()}`),
      "the letters of the signature changed their case",
    ],
    [
      "no signature",
      "observed",
      (it) => it.replace(/x-oss-signature=\w+&/, ""),
      "the parameter x-oss-signature is missing",
    ],
  ];

  it.each(mangled)(
    "is refused as the store does, and the journal says why: %s, %s",
    async (_, edition, change, reason) => {
      const { link, get, why } = await withLink(edition);
      const changed = change(link);
      expect(changed).not.toBe(link);
      const refused = await get(changed);
      expect([refused.status, refused.headers.get("x-oss-ec"), why()]).toEqual([403, "0003-00000001", reason]);
      expect(refused.text).toContain(
        "<Message>You have no right to access this object because of bucket acl.</Message>",
      );
      expect(refused.text).toMatch(/<RequestId>[0-9A-F]{24}<\/RequestId>/);
      expect(refused.text).toContain("<HostId>mock.test</HostId>");
      expect((await get(link)).status).toBe(200);
    },
  );

  it("is understood where a + of its signature came as a blank", () => {
    const key = { id: "K", secret: "s", bucket: "b", region: "r" };
    const path = "/tasks/output/scale/a.jpg";
    const queries = Array.from({ length: 60 }, (_, at) => ossV1.sign({ path, key, signedAt: at * 1000, lifeMs: 1000 }));
    const signed = queries.filter((query) => query.includes("%2B"));
    expect(signed.length).toBeGreaterThan(5);
    for (const query of signed) {
      const verdict = (text: string) => verifyLink(new URL(`http://h${path}?${text}`), key, 0);
      expect(verdict(query)).toEqual({ ok: true });
      expect(verdict(query.replaceAll("%2B", "+"))).toEqual({
        ok: false,
        kind: "denied",
        because: "a + in the signature was read as a space: it has to be sent as %2B",
      });
    }
  });

  it("is still good where only its letters were encoded otherwise", async () => {
    const { link, get } = await withLink();
    const signature = new URL(link).searchParams.get("Signature") ?? "";
    const rewritten = link.replace(/Signature=.*/, `Signature=${encodeURIComponent(signature)}`);
    expect((await get(rewritten)).status).toBe(200);
  });
});
