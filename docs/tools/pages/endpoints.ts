import {
  type AnyEndpoint,
  type AnyVendor,
  answerFields,
  credentialVariables,
  type LimitName,
  type Phase,
} from "@graycard/core";
import { byEdition, readingsOf } from "../by-edition.js";
import { cite } from "../cite.js";
import { fieldRow } from "../describe-field.js";
import { describeSchema } from "../describe-schema.js";
import { sourceSentences } from "../describe-sources.js";
import { bullets, code, page, table } from "../markdown.js";
import { namedFields } from "../named-fields.js";
import { findReadings, valuesOf } from "../requests.js";
import { vendorHead } from "./page-head.js";

/** Every endpoint of a vendor: how it is called, what it takes, and what it answers. */
export function endpointsPage(vendor: AnyVendor): string {
  return page(
    vendorHead(vendor, "endpoints"),
    aboutVendor(vendor),
    ...Object.values(vendor.endpoints).map((endpoint) => endpointSection(vendor, endpoint)),
  );
}

function aboutVendor(vendor: AnyVendor): readonly string[] {
  const channel = vendor.channelOf === undefined ? [] : [`another front door to ${code(vendor.channelOf)}`];
  return [
    bullets([
      ...channel,
      `hosts: ${vendor.hosts.map(code).join(", ")}`,
      `credential: ${credential(vendor)}`,
      `kept in the environment as ${credentialVariables(vendor.auth).map(code).join(", ")}`,
    ]),
    "What is not marked otherwise is the same in both editions; where the `observed` edition differs, that stands in brackets.",
  ];
}

function credential({ auth }: AnyVendor): string {
  if (auth.by === "header") {
    const value = auth.scheme === undefined ? "the key" : `${code(auth.scheme)}, one space, the key`;
    return `header ${code(auth.header)} with ${value} (${cite(auth.clause)})`;
  }
  return `query ${auth.parameters.map(({ name, clause }) => `${code(name)} (${cite(clause)})`).join(" and ")}`;
}

function endpointSection(vendor: AnyVendor, endpoint: AnyEndpoint): readonly string[] {
  const { id } = endpoint;
  const fields = [...namedFields(endpoint.fields)];
  const encodings = byEdition(vendor, (readings) => endpoint.encodings(readings).join(", "));
  const price = endpoint.credits === undefined ? "not published" : `${endpoint.credits} credits for an accepted submit`;
  return [
    `## ${id}`,
    `${endpoint.title}. Work: ${code(endpoint.work)}. Document: ${code(endpoint.document)}. Bodies: ${encodings}${untyped(vendor, endpoint)}. Price: ${price}.`,
    table(
      ["Operation", "Request", "Rests on"],
      Object.entries(endpoint.routes).map(([operation, { method, path, clause }]) => [
        operation,
        code(`${method} ${path}`),
        cite(clause),
      ]),
    ),
    `### ${id}: fields`,
    table(
      ["Field", "Kind", "Takes", "Default", "Required", "Clause"],
      fields.map((field) => fieldRow(vendor, endpoint, field)),
    ),
    `### ${id}: rules over several fields`,
    table(
      ["Rests on", "Broken for example by", "Refused with"],
      endpoint.constraints.map((rule) => ruleRow(vendor, endpoint, rule)),
    ),
    `### ${id}: limits and formats`,
    limitsTable(vendor, endpoint),
    bullets([
      `formats: ${endpoint.formats.accepted.join(", ")} (${cite(endpoint.formats.clause)})`,
      ...sourceSentences(vendor, endpoint),
    ]),
    `### ${id}: answers`,
    answersTable(vendor, endpoint),
  ];
}

function untyped(vendor: AnyVendor, endpoint: AnyEndpoint): string {
  if (!endpoint.needsContentType) return "";
  const end = byEdition(vendor, (readings) => (endpoint.needsContentType?.(readings) ? "refused" : "taken"));
  return `; without a Content-Type ${end}`;
}

type Rule = AnyEndpoint["constraints"][number];

function ruleRow(vendor: AnyVendor, endpoint: AnyEndpoint, rule: Rule): readonly string[] {
  const force = findReadings(vendor, (readings) => rule.counterexample(readings) !== undefined);
  const change = force && rule.counterexample(force.readings);
  if (!force || !change) return [cite(rule.clause), "nothing: no reading gives it force", ""];
  const values = valuesOf(endpoint, force.readings, change);
  const refusal = values && rule.broken(values as never, force.readings);
  const condition = force.needs !== undefined ? `, where ${code(force.needs)}` : "";
  return [cite(rule.clause), `${changeText(change)}${condition}`, refusal === undefined ? "" : code(refusal)];
}

function changeText({ drop = [], set = {} }: NonNullable<ReturnType<Rule["counterexample"]>>): string {
  const values = Object.entries(set).map(([name, value]) => code(`${name}=${plain(value)}`));
  const parts = [
    ...(drop.length > 0 ? [`without ${drop.map(code).join(", ")}`] : []),
    ...(values.length > 0 ? [`with ${values.join(", ")}`] : []),
  ];
  return parts.join(" and ");
}

function plain(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const limitWords: Readonly<Record<LimitName, string>> = {
  imageBytes: "weight of a picture",
  minSidePx: "shortest side",
  maxSidePx: "longest side",
  urlChars: "length of an address",
  downloadMs: "time for a download",
  processingMs: "longest work",
  usualMs: "usual work",
  qps: "requests",
  linkLifeMs: "life of a result link",
  taskLifeMs: "life of a task",
  rectangles: "boxes",
  faces: "faces treated",
  maskShare: "marked share of the picture",
};

function limitsTable(vendor: AnyVendor, endpoint: AnyEndpoint): string {
  // An endpoint's own limits go before its vendor's.
  const limits: AnyVendor["limits"] = { ...vendor.limits, ...endpoint.limits };
  const rows = (Object.keys(limitWords) as LimitName[]).flatMap((name) => {
    const limit = limits[name];
    if (!limit) return [];
    const [documented, observed] = (["documented", "observed"] as const).map((edition) =>
      (limit.value(readingsOf(vendor, edition)) ?? "none").toLocaleString("en"),
    );
    return [[`${limitWords[name]} (${code(name)})`, documented ?? "", observed ?? "", limit.unit, cite(limit.clause)]];
  });
  return table(["Limit", "Documented", "Observed", "Unit", "Clause"], rows);
}

function answersTable(vendor: AnyVendor, endpoint: AnyEndpoint): string {
  const phases: readonly Phase[] = endpoint.routes.poll
    ? ["refused", "accepted", "running", "succeeded", "failed"]
    : ["refused", "succeeded", "failed"];
  const rows = [...answerFields(endpoint.answer.fields)].map(({ path, node }) => [
    code(path),
    node.kind === "leaf" ? describeSchema(node.schema) : node.kind,
    ...phases.map((phase) => byEdition(vendor, (readings) => presenceWords[node.presence(phase, readings)])),
    cite(node.clause),
  ]);
  return table(["Field", "Type", ...phases, "Clause"], rows);
}

const presenceWords = { required: "yes", optional: "may", absent: "no" } as const;
