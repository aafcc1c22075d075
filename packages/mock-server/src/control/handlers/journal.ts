import type { Journal } from "../../journal/journal.js";
import type { ControlRequest, Handlers } from "../handler.js";
import type { journalRoutes } from "../routes/journal.js";

type Query = ControlRequest<(typeof journalRoutes)[number]>["query"];

const usualLimit = 1000;

export const journalHandlers: Handlers<typeof journalRoutes> = {
  "session.journal.read": ({ session, query }) => tell(session.journal, query),
  "journal.read": ({ world, query }) => tell(world.core.nobody.journal, query),
};

function tell(journal: Journal, { limit = usualLimit, task, ...query }: Query) {
  const meant = journal.entries({ ...query, ...(task === undefined ? {} : { taskId: task }) });
  // Only what is shown has to be written out.
  const exchanges = meant.slice(-limit).map(({ exchange }) => exchange);
  return { exchanges, matching: meant.length, evicted: journal.evicted };
}
