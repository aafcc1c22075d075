import { describe, expect, test } from "vitest";
import type { AnyVendor } from "../contract/vendor.js";
import { describeAnswers } from "./describe-answers.js";
import { describeCitations } from "./describe-citations.js";
import { describeErrata } from "./describe-errata.js";
import { describeErrorForms } from "./describe-error-forms.js";
import { describeRequests } from "./describe-requests.js";
import { describeStates } from "./describe-states.js";
import { describeWording } from "./describe-wording.js";

export interface VendorGaps {
  /** Errata that can be switched although nothing follows them yet: the list only shrinks. */
  readonly unreadErrata?: readonly string[];
}

/**
 * The battery that every vendor passes: its data rests on its documents, its readings can be switched, its numbers
 * stand for states, its example requests are valid, and its answers fit its own contract.
 *
 * @example
 * describeVendor(picwish);
 */
export function describeVendor(vendor: AnyVendor, { unreadErrata = [] }: VendorGaps = {}): void {
  describe(`${vendor.id} as a vendor`, () => {
    test("goes by the name of each endpoint it lists", () => {
      const endpoints = Object.entries(vendor.endpoints);
      expect(endpoints.length).toBeGreaterThan(0);
      for (const [name, { id }] of endpoints) expect(id).toBe(name);
    });

    describeWording(vendor);
    describeCitations(vendor);
    describeErrata(vendor, unreadErrata);
    describeStates(vendor);
    describeErrorForms(vendor);
    for (const endpoint of Object.values(vendor.endpoints)) {
      describeRequests(vendor, endpoint);
      describeAnswers(vendor, endpoint);
    }
  });
}
