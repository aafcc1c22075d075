import * as z from "zod";

const fixtureSchema = z.strictObject({
  /** What the answer shows, and where it is from. */
  why: z.string().regex(/\.$/),
  endpoint: z.string(),
  phase: z.enum(["refused", "accepted", "running", "succeeded", "failed"]),
  /** The edition whose strict reading it keeps to. */
  edition: z.enum(["documented", "observed"]),
  httpStatus: z.int(),
  body: z.record(z.string(), z.unknown()),
});

/** An answer written down from a document or a capture. */
export type Fixture = z.infer<typeof fixtureSchema>;

/**
 * Declares the fixtures of a vendor, by the name of their files.
 *
 * @throws {z.ZodError} for a file that is no fixture.
 * @example
 * const fixtures = defineFixtures({ refused });
 */
export function defineFixtures(files: Readonly<Record<string, unknown>>): Readonly<Record<string, Fixture>> {
  return z.record(z.string(), fixtureSchema).parse(files);
}
