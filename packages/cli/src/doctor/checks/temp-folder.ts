import type { DoctorCheck } from "../doctor-check.js";
import { errorName } from "../error-name.js";
import { type Finding, fail, notChecked, ok, warn } from "../finding.js";
import type { Surroundings } from "../surroundings.js";

/** Below this, a mock with a few hundred large pictures may run out; a picture may have 15 MB. */
const fewBytes = 1024 ** 3;

/** Whether the temporary folder takes files, and how many. */
export const tempFolder: DoctorCheck = {
  id: "temp-folder",
  async look(surroundings) {
    return [await writable(surroundings), await room(surroundings)];
  },
};

async function writable({ tempFolder: folder, disk }: Surroundings): Promise<Finding> {
  const looked = `the temporary folder ${folder}`;
  try {
    await disk.tryWrite(folder);
    return ok(looked, "files can be written there");
  } catch (error) {
    const advice = "Name a folder that takes files in TMPDIR (TEMP on Windows): a mock puts pictures aside there.";
    return fail(looked, `no file can be written there (${errorName(error)})`, advice);
  }
}

async function room({ tempFolder: folder, disk }: Surroundings): Promise<Finding> {
  const looked = `the room in ${folder}`;
  try {
    const bytes = await disk.freeBytes(folder);
    if (bytes >= fewBytes) return ok(looked, "1 GB and more is free");
    const found = `${Math.floor(bytes / 1024 ** 2)} MB are free`;
    return warn(
      looked,
      found,
      "Make room, or name another folder in TMPDIR: what a mock cannot put aside stays in memory.",
    );
  } catch (error) {
    return notChecked(looked, `the system does not tell (${errorName(error)})`);
  }
}
