import type { ScriptedFault } from "./scripted-fault.js";

/** What chaos plays: any planned fault, without when and how often. */
export type ChaosFault = Pick<ScriptedFault, "fault" | "with" | "vendor" | "endpoint" | "operation">;

/** What a sound client survives without help; chaos picks from these unless it is told otherwise. */
export const chaosPool: readonly ChaosFault[] = [
  { fault: "refuse", with: { fault: "rate-limited" } },
  { fault: "refuse", with: { fault: "internal" } },
  { fault: "latency", with: { ms: 1000, sigma: 0.5, atMostMs: 5000 } },
  { fault: "lost-response" },
  { fault: "drop-connection", operation: "poll" },
  { fault: "truncated-body", operation: "poll" },
  { fault: "rewrite-answer", with: { status: 502, contentType: "text/html", text: "<h1>502</h1>" }, operation: "poll" },
  { fault: "bad-result", with: { status: 503 }, operation: "fetch-result" },
  { fault: "drop-connection", operation: "fetch-result" },
  { fault: "truncated-body", operation: "fetch-result" },
];
