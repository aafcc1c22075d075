import { addresses } from "./checks/addresses.js";
import { clock } from "./checks/clock.js";
import { credentials } from "./checks/credentials.js";
import { debugOutput } from "./checks/debug-output.js";
import { live } from "./checks/live.js";
import { mockPort } from "./checks/mock-port.js";
import { nodeVersion } from "./checks/node-version.js";
import { pictures } from "./checks/pictures.js";
import { proxy } from "./checks/proxy.js";
import { tempFolder } from "./checks/temp-folder.js";
import { tls } from "./checks/tls.js";
import type { DoctorCheck } from "./doctor-check.js";

/** Everything that is looked at, in the order in which it is told. */
export const checks: readonly DoctorCheck[] = [
  nodeVersion,
  pictures,
  tempFolder,
  mockPort,
  clock,
  tls,
  proxy,
  debugOutput,
  addresses,
  credentials,
  live,
];
