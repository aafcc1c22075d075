import { clockRoutes } from "./clock.js";
import { faultRoutes } from "./faults.js";
import { fileRoutes } from "./files.js";
import { healthRoutes } from "./health.js";
import { journalRoutes } from "./journal.js";
import { ledgerRoutes } from "./ledger.js";
import { pictureRoutes } from "./pictures.js";
import { resetRoutes } from "./reset.js";
import { sessionRoutes } from "./sessions.js";
import { snapshotRoutes } from "./snapshot.js";
import { verifyRoutes } from "./verify.js";

/** Every route of the control plane; one file per resource. */
export const controlRoutes = [
  ...healthRoutes,
  ...sessionRoutes,
  ...clockRoutes,
  ...faultRoutes,
  ...fileRoutes,
  ...journalRoutes,
  ...ledgerRoutes,
  ...pictureRoutes,
  ...resetRoutes,
  ...snapshotRoutes,
  ...verifyRoutes,
] as const;

export type ControlRoute = (typeof controlRoutes)[number];
