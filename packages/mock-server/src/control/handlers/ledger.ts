import type { Handlers } from "../handler.js";
import type { ledgerRoutes } from "../routes/ledger.js";

export const ledgerHandlers: Handlers<typeof ledgerRoutes> = {
  "session.ledger.read": ({ session: { ledger } }) => ({
    entries: ledger.entries(),
    summary: ledger.summary(),
    waste: ledger.waste(),
    evicted: ledger.evicted,
  }),
};
