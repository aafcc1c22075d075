import { RefusedError, UnknownOutcomeError } from "@graycard/core/client";
import { describe, expect, it } from "vitest";
import { meaningOfSubmit } from "./call-error-end.js";

const of = { vendor: "picwish", endpoint: "scale", operation: "submit" } as const;

describe("a submit", () => {
  it("ends the run when it was sent on elsewhere, and goes on after another unknown outcome", () => {
    const unknown = (evidence: string) => new UnknownOutcomeError("unknown", { ...of, sentAt: 0, evidence });
    const redirected = meaningOfSubmit(unknown("HTTP 302 came back, and it is no JSON"));
    expect(redirected).toEqual({ status: "unknown", event: "unknown", stop: "redirected" });
    expect(meaningOfSubmit(unknown("HTTP 200 came back, and it is no JSON")).stop).toBeUndefined();
  });

  it("ends the run when the rate was refused until the client gave up", () => {
    const refusal = { ...of, fault: "rate-limited", retryable: true, charged: "no", httpStatus: 429 } as const;
    const error = new RefusedError("refused", { ...refusal, vendorCode: 429, vendorMessage: undefined });
    expect(meaningOfSubmit(error)).toEqual({ status: "failed", event: "free", stop: "rate" });
  });
});
