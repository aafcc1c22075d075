import type { FileFolder } from "../files/file-store.js";

/** Where pictures come from that no session brought along; behind `#platform/folders`. */
export interface Folders {
  /** The folder of the pictures that every mock has; empty where there are no folders. */
  readonly builtInPictures: string;
  /** The pictures that every mock has. */
  builtInFolder(): FileFolder;
  /**
   * A folder on disk.
   *
   * @throws {RangeError} when there is no such folder, or no disk
   */
  diskFolder(path: string): FileFolder;
}
