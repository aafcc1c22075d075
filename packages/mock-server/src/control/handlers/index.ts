import type { Handlers } from "../handler.js";
import type { controlRoutes } from "../routes/index.js";
import { clockHandlers } from "./clock.js";
import { faultHandlers } from "./faults.js";
import { fileHandlers } from "./files.js";
import { healthHandlers } from "./health.js";
import { journalHandlers } from "./journal.js";
import { ledgerHandlers } from "./ledger.js";
import { pictureHandlers } from "./pictures.js";
import { resetHandlers } from "./reset.js";
import { sessionHandlers } from "./sessions.js";
import { snapshotHandlers } from "./snapshot.js";
import { verifyHandlers } from "./verify.js";

/** What each route does, by the route's id. */
export const controlHandlers: Handlers<typeof controlRoutes> = {
  ...healthHandlers,
  ...sessionHandlers,
  ...clockHandlers,
  ...faultHandlers,
  ...fileHandlers,
  ...journalHandlers,
  ...ledgerHandlers,
  ...pictureHandlers,
  ...resetHandlers,
  ...snapshotHandlers,
  ...verifyHandlers,
};
