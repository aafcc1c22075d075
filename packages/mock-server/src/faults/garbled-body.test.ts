import { describe, expect, it } from "vitest";
import { doors, enterBy } from "../testing/doors.js";
import { outcomeOfCall } from "../testing/outcome-of-call.js";
import { discFile, sizeOf } from "../testing/pictures.js";

const submit = async () => ({ image_file: await discFile(), type: "clean" });

describe.each(doors)("garbled-body, %s", (door) => {
  const answers = async (parameters: Record<string, unknown>, seed = "test") => {
    const { caller, session } = await enterBy(door, { seed });
    const call = () => outcomeOfCall(caller.send("picwish", "/api/tasks/visual/scale/nothing"));
    const whole = await call();
    session.faults.script([{ fault: "garbled-body", with: parameters }]);
    const garbled = await call();
    return { whole, garbled, journal: session.journal.exchanges()[1] };
  };
  const differences = (a = "", b = "") => [...a].filter((char, at) => char !== b[at]).length;

  it("alters a tenth of the bytes, and no length", async () => {
    const { whole, garbled, journal } = await answers({});
    const bytes = whole.bytes ?? 0;
    expect(garbled).toMatchObject({ status: 404, bytes });
    expect(differences(whole.text, garbled.text)).toBe(Math.round(bytes / 10));
    expect(() => JSON.parse(garbled.text ?? "")).toThrow(SyntaxError);
    expect(journal?.notes).toEqual([`${Math.round(bytes / 10)} of ${bytes} bytes were altered`]);
    expect(journal?.response?.body).toEqual({ bytes, mediaType: "application/json" });
  });

  it("alters all of them, or as many as it is told", async () => {
    const { whole, garbled } = await answers({ share: 1 });
    expect(differences(whole.text, garbled.text)).toBe(whole.bytes);
  });

  it("alters the same for the same seed", async () => {
    const [one, again, other] = await Promise.all(["a", "a", "b"].map((seed) => answers({}, seed)));
    expect(one?.garbled.text).toBe(again?.garbled.text);
    expect(one?.garbled.text).not.toBe(other?.garbled.text);
  });

  it("alters one download of a result, and the file stays as it is", async () => {
    const { caller, session } = await enterBy(door);
    const { image } = await caller.finish("scale", await submit());
    session.faults.script([{ fault: "garbled-body", with: { share: 0.5 }, operation: "fetch-result" }]);
    const first = await caller.download(image);
    const second = await caller.download(image);
    expect(first.bytes.byteLength).toBe(second.bytes.byteLength);
    expect([sizeOf(first.bytes), sizeOf(second.bytes)]).toEqual(["no picture", "jpg 384x288"]);
  });
});
