/**
 * Why a file cannot be a usable picture. The format modules throw it, `probePicture` turns it into a value;
 * it never leaves this folder. The message is one sentence that opens with the kind of the fault.
 */
export class PictureFault extends Error {
  override readonly name = "PictureFault";
}

/** The file stops too early. `part` names what is cut off. */
export function truncated(part: string): PictureFault {
  return new PictureFault(`truncated: the file ends before ${part} does`);
}

/** All bytes may be there, but they contradict each other or the format. */
export function damaged(what: string): PictureFault {
  return new PictureFault(`damaged: ${what}`);
}
