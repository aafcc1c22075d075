import { describe, expect, it } from "vitest";
import { doors, enterBy } from "../testing/doors.js";
import { outcomeOfCall } from "../testing/outcome-of-call.js";
import { discFile } from "../testing/pictures.js";

const submit = async () => ({ image_file: await discFile(), type: "clean" });

describe.each(doors)("truncated-body, %s", (door) => {
  it("promises a whole result and sends half of it", async () => {
    const { caller, session } = await enterBy(door);
    const { image } = await caller.finish("scale", await submit());
    session.faults.script([{ fault: "truncated-body", operation: "fetch-result" }]);
    const cut = await outcomeOfCall(caller.fetch(new Request(image)));
    const { bytes } = await caller.download(image);
    expect(cut).toMatchObject({ status: 200, length: String(bytes.byteLength), code: "UND_ERR_SOCKET" });
    const half = Math.floor(bytes.byteLength / 2);
    expect(cut.bytes).toBeLessThanOrEqual(half);
    if (door === "in this process") expect(cut.text).toBe(Buffer.from(bytes.subarray(0, half)).toString("latin1"));
    expect(session.journal.exchanges()[1]).toMatchObject({
      operation: "fetch-result",
      response: { status: 200, body: { bytes: half } },
      notes: [`the connection was closed after ${half} bytes of the answer's body`],
    });
    expect(session.faults.unused()).toEqual([]);
  });

  it("sends as many bytes as it is told of an answer", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "truncated-body", with: { afterBytes: 9 } }]);
    const cut = await outcomeOfCall(caller.submit("picwish", "scale", await submit()));
    expect(cut.error).toBe("TypeError: terminated");
    expect(["", '{"status"']).toContain(cut.text);
    expect(session.journal.exchanges()[0]?.response?.body?.bytes).toBe(9);
  });
});
