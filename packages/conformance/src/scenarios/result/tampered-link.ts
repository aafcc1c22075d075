import { repairLink } from "@graycard/core";
import type { Answer } from "../../conversation.js";
import { InconclusiveError } from "../../errors/inconclusive-error.js";
import { clausesOf, defineScenario } from "../../scenario.js";
import type { Finding, Trial } from "../../trial.js";
import { describe, firstOutput } from "../judge.js";
import { readDenial } from "./denial.js";
import { describePicture } from "./expected-picture.js";

const escaped = (link: string) => link.replaceAll("&", "\\u0026");

/** Ways in which a link loses its ampersands: to careless tools, and altogether. */
const losses: readonly { readonly name: string; readonly change: (link: string) => string }[] = [
  { name: "with & spelled \\u0026", change: escaped },
  { name: "with no & at all", change: (link) => link.replaceAll("&", "") },
];

/** What a curious person would try. Which code such a link is refused with is not documented. */
const forgeries: typeof losses = [
  { name: "without its query", change: (link) => link.slice(0, link.indexOf("?")) },
  { name: "with another expiry", change: (link) => link.replace(/(Expires|x-oss-expires)=\d/, "$1=9") },
];

/** The fields that the printed refusal of a download has. */
const printedFields = ["Code", "Message", "RequestId", "HostId", "EC"] as const;

/** A link that was changed is refused in the object store's XML, and works again once it is as it was. */
export const tamperedLink = defineScenario({
  id: "tampered-link",
  area: "result",
  decides({ vendor: { promises } }) {
    const { tamperedLink, repairedLink, lostAmpersands } = promises;
    const { denialFields, denialCode, denialMessage, denialRequestId, denialEc } = promises;
    const denial = [denialFields, denialCode, denialMessage, denialRequestId, denialEc];
    return clausesOf([tamperedLink, repairedLink, lostAmpersands, ...denial]);
  },
  async run(trial) {
    const { promises } = trial.target.vendor;
    const answer = await trial.outcome(await trial.picture(), { wishes: { mode: "sync", form: "link" } });
    const link = firstOutput(answer);
    if (link === undefined) throw new InconclusiveError(`There is no link: ${describe(answer)}.`);
    if (!link.includes("?")) throw new InconclusiveError("The link has no query that could be changed.");
    for (const { name, change } of losses) {
      const file = await trial.fetchResult(change(link));
      const title = `refuses a link ${name}`;
      // The code is only given as an example here.
      const expected = "the download is refused";
      const actual = `HTTP ${file.status}`;
      trial.check(promises.lostAmpersands, {
        title,
        ok: file.status >= 400,
        expected,
        actual,
        shownBy: [answer, file],
      });
      trial.check(promises.tamperedLink, refused(file, title));
    }
    judgeDenial(trial, await trial.fetchResult(escaped(link)));
    for (const { name, change } of forgeries) {
      trial.check(promises.tamperedLink, refused(await trial.fetchResult(change(link)), `refuses a link ${name}`));
    }
    await judgeRepaired(trial, answer, escaped(link));
  },
});

function refused(file: Answer, title: string): Finding {
  const denial = readDenial(file);
  return {
    title,
    ok: file.status === 403 && denial !== undefined,
    expected: "HTTP 403 and an XML Error",
    actual: `HTTP ${file.status} and ${denial ? "an XML Error" : "no XML Error"}`,
    shownBy: [file],
  };
}

/** Each field of the refusal of a link whose ampersands were spelled out, which is the one that the documents print. */
function judgeDenial(trial: Trial, file: Answer): void {
  const { promises } = trial.target.vendor;
  const fields = readDenial(file)?.fields ?? {};
  const { Code: code, Message: message, RequestId: requestId, EC: ec } = fields;
  const missing = printedFields.filter((name) => !fields[name]);
  const check = (clause: string | undefined, finding: Pick<Finding, "title" | "ok" | "expected" | "actual">) =>
    trial.check(clause, { ...finding, shownBy: [file] });
  check(promises.denialFields, {
    title: "tells of a refused download in the printed fields",
    ok: missing.length === 0,
    expected: printedFields.join(", "),
    actual: missing.length === 0 ? "all of them" : `HTTP ${file.status} without ${missing.join(", ")}`,
  });
  check(promises.denialCode, {
    title: "calls a refused download by the printed code",
    ok: code === "AccessDenied",
    expected: "AccessDenied",
    actual: code ?? "no Code",
  });
  check(promises.denialMessage, {
    title: "blames the access list of the bucket",
    ok: /\bacl\b|access.?(control.?)?list/i.test(message ?? ""),
    expected: "a Message that names the access list (acl) of the bucket",
    actual: message ?? "no Message",
  });
  check(promises.denialRequestId, {
    title: "numbers a refused download in the printed form",
    ok: /^[0-9A-F]{24}$/.test(requestId ?? ""),
    expected: "a RequestId of 24 hexadecimal digits in upper case",
    actual: requestId ?? "no RequestId",
  });
  check(promises.denialEc, {
    title: "gives the printed EC",
    ok: ec === "0003-00000001",
    expected: "EC 0003-00000001",
    actual: ec ?? "no EC",
  });
}

async function judgeRepaired(trial: Trial, answer: Answer, broken: string): Promise<void> {
  const file = await trial.fetchResult(repairLink(broken)?.href ?? broken);
  const picture = describePicture(file.bytes);
  trial.check(trial.target.vendor.promises.repairedLink, {
    title: "serves a link again whose & was put back",
    ok: file.status === 200 && !picture.startsWith("no picture"),
    expected: "HTTP 200 and a picture",
    actual: `HTTP ${file.status}, ${picture}`,
    shownBy: [answer, file],
  });
}
