import { fromBase64, toBase64 } from "@graycard/core";
import type { FileStore, StoredFile } from "../../files/file-store.js";
import { ControlInvalidError, ControlNotFoundError, ControlTooLargeError } from "../control-errors.js";
import type { Handlers } from "../handler.js";
import { type fileRoutes, mostFileBytes } from "../routes/files.js";

export const fileHandlers: Handlers<typeof fileRoutes> = {
  "session.files.list": ({ session }) => ({
    files: [...session.files.own()].map(([name, file]) => show(name, file)),
  }),
  "session.files.put": ({ session, params, body }) => {
    const name = checkedName(params.name ?? "");
    const bytes = fromBase64(body.base64);
    if (!bytes) throw new ControlInvalidError("The field base64 is not base64 text.");
    if (bytes.byteLength > mostFileBytes) {
      throw new ControlTooLargeError(`The file has ${bytes.byteLength} bytes; it may have ${mostFileBytes}.`);
    }
    const { downloadMs = 0 } = body;
    session.files.put(name, bytes, { downloadMs });
    return show(name, { bytes, downloadMs });
  },
  "session.files.read": ({ session, params }) => {
    const [name, file] = ownFile(session.files, params.name ?? "");
    return { ...show(name, file), base64: toBase64(file.bytes) };
  },
  "session.files.remove": ({ session, params }) => {
    const [name] = ownFile(session.files, params.name ?? "");
    session.files.remove(name);
    return { removed: name };
  },
};

function show(name: string, { bytes, downloadMs }: StoredFile) {
  return { name, bytes: bytes.byteLength, downloadMs };
}

/** A URL stands for a file by its last segment, so a name is something that can be one. */
function checkedName(name: string): string {
  if (/^[^/\\\p{Cc}]{1,200}$/u.test(name) && name !== "." && name !== "..") return name;
  throw new ControlInvalidError("The name of a file is the last segment of a URL: up to 200 characters, no slashes.");
}

function ownFile(files: FileStore, name: string): readonly [string, StoredFile] {
  const file = files.own().get(name);
  if (file) return [name, file];
  const names = [...files.own().keys()];
  const known = names.length === 0 ? "it has none" : `it has ${names.join(", ")}`;
  throw new ControlNotFoundError(`The session has no file of its own with this name; ${known}.`);
}
