import * as z from "@graycard/core/zod";
import { latestMs, paces } from "../../sessions/pace.js";
import { defineRoute } from "../route.js";

/** A hundred years, in milliseconds: further than any link lives, and far from the end of dates. */
const longest = 100 * 365 * 24 * 3_600_000;

const clock = z.object({
  now: z.number().meta({ description: "Milliseconds since the epoch." }),
  pace: z.enum(paces),
});
const advance = z.strictObject({
  advanceMs: z.number().min(0).max(longest).meta({ description: "Milliseconds to move time on by." }),
});
const advanceTo = z.strictObject({
  advanceTo: z.number().max(latestMs).meta({ description: "The time to move on to, in milliseconds since the epoch." }),
});

export const clockRoutes = [
  defineRoute({
    id: "session.clock.read",
    method: "GET",
    path: "/sessions/{session}/clock",
    sentence: "Tells what time it is for a session.",
    answer: clock,
  }),
  defineRoute({
    id: "session.clock.move",
    method: "POST",
    path: "/sessions/{session}/clock",
    sentence: "Moves a session's time on, and answers when everything that became due has settled.",
    body: z.union([advance, advanceTo], "must have advanceMs or advanceTo, and nothing else: a number of milliseconds"),
    answer: clock,
  }),
  defineRoute({
    id: "clock.move",
    method: "POST",
    path: "/clock",
    sentence: "Moves on the time of every session whose time can be moved, and answers when all has settled.",
    body: advance,
    answer: z.object({ moved: z.int().meta({ description: "How many sessions." }) }),
  }),
] as const;
