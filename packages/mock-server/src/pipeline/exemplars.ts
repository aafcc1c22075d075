import { SecretFinder } from "@graycard/core";
import { Address } from "./address.js";
import { Collected } from "./body/collected.js";
import { type PartLimits, type PartSink, splitParts } from "./body/split-parts.js";

/**
 * One of each kind of object that a request is read and written down with, of no use but to be there.
 *
 * An engine that looks through its memory forgets the shape of what nobody has just then, and with it all code that it
 * compiled for that shape. Between two requests that is most of what answers them: the next thousand take up to twice
 * as long, until the code is compiled anew. Where one of a kind always stays, so does its code.
 */
export const exemplars = (): readonly object[] => [
  new Address("http://", "exemplar", "/"),
  new SecretFinder([]),
  new Collected(),
  splitParts("exemplar", nobody, unlimited),
];

const nobody: PartSink = { head() {}, skim: () => 0, body() {}, end() {} };

const unlimited: PartLimits = { mostParts: 0, mostHeadBytes: 0, tooManyParts: neverCalled, headTooLong: neverCalled };

function neverCalled(): never {
  throw new Error("An exemplar of a reader was given something to read; only those that requests make read.");
}
