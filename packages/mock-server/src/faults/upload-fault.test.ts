import { describe, expect, it } from "vitest";
import { nextTurn } from "#platform/next-turn";
import { dataOf } from "../testing/caller.js";
import { doors, enterBy } from "../testing/doors.js";
import { lineEnd } from "../testing/line-end.js";
import { outcomeOfCall } from "../testing/outcome-of-call.js";
import { discFile } from "../testing/pictures.js";
import { postHead, SocketClient } from "../testing/socket-client.js";
import { countedBody } from "../testing/streams.js";
import { testSession } from "../testing/test-mock.js";

const submit = async () => ({ image_file: await discFile(), type: "clean" });

describe.each(doors)("upload-fault, %s", (door) => {
  it.each([
    [{ atByte: 1000 }, "ECONNRESET", "the connection was reset after 1000 bytes of the upload"],
    [{ atByte: 1, by: "close" }, "UND_ERR_SOCKET", "the connection was closed after 1 bytes of the upload"],
    [{ atByte: 0, by: "reset" }, "ECONNRESET", "the connection was reset after 0 bytes of the upload"],
  ])("drops the connection, and nothing was accepted: %j", async (parameters, code, words) => {
    const { caller, session, reports } = await enterBy(door);
    session.faults.script([{ fault: "upload-fault", with: parameters }]);
    const outcome = await outcomeOfCall(caller.submit("picwish", "scale", await submit()));
    expect(outcome).toEqual({ error: "TypeError: fetch failed", code });
    const [exchange] = session.journal.exchanges();
    expect(exchange).toMatchObject({
      operation: "submit",
      fault: words,
      faults: ["upload-fault"],
      request: { body: { bytes: parameters.atByte } },
    });
    expect([exchange?.response, exchange?.taskId]).toEqual([undefined, undefined]);
    expect([session.ledger.entries(), session.faults.unused(), reports]).toEqual([[], [], []]);
    expect(dataOf(await caller.picwish("scale", await submit())).task_id).toBeDefined();
  });

  it("drops the connection at the end of a shorter upload", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "upload-fault", with: { atByte: 50_000_000 } }]);
    expect((await outcomeOfCall(caller.submit("picwish", "scale", await submit()))).code).toBe("ECONNRESET");
    expect(session.journal.exchanges()[0]?.fault).toMatch(/reset after \d{4,} bytes of the upload/);
    expect(session.ledger.entries()).toEqual([]);
  });

  it("stops reading until the caller gives up", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "upload-fault", with: { atByte: 10, by: "hang" } }]);
    const going = new AbortController();
    const outcome = caller
      .picwish("scale", await submit(), { signal: going.signal })
      .catch((reason: unknown) => reason);
    while (session.journal.exchanges().length === 0) await nextTurn();
    going.abort(new Error("enough"));
    expect(await outcome).toMatchObject({ message: "enough" });
    expect(session.journal.exchanges()[0]?.fault).toBe("nothing more was said after 10 bytes of the upload");
  });

  it.each([
    [{}, 500],
    [{ refusal: "too-large" }, 413],
    [{ refusal: "rate-limited" }, 429],
  ])("turns the request away in the vendor's words: %j", async (more, status) => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "upload-fault", with: { atByte: 500, by: "refuse", ...more } }]);
    const answer = await caller.picwish("scale", await submit());
    expect([answer.status, answer.body.status]).toEqual([status, status]);
    const [exchange] = session.journal.exchanges();
    expect(exchange?.fault).toBe("a planned fault: the request was turned away after 500 bytes of the upload");
    expect(exchange?.request.body?.bytes).toBe(500);
    expect(session.ledger.entries()).toEqual([]);
  });

  it("stops the text of another vendor as well", async () => {
    const { caller, session } = await enterBy(door);
    session.faults.script([{ fault: "upload-fault", with: { atByte: 20, by: "close" } }]);
    const body = { parameter: {}, media_info_list: [{ media_data: "A".repeat(1000), media_profiles: {} }] };
    const call = caller.submit("meitu", "aiquality", body, { encoding: "json" });
    expect((await outcomeOfCall(call)).code).toBe("UND_ERR_SOCKET");
  });
});

describe("upload-fault in this process", () => {
  it("takes no more of a stream than it was told, and tells it that nobody reads on", async () => {
    const { caller, session } = testSession();
    session.faults.script([{ fault: "upload-fault", with: { atByte: 1500 } }]);
    const chunks = Array.from({ length: 100 }, () => new Uint8Array(1000));
    const { stream, pulled, cancelled } = countedBody(chunks);
    const headers = { "content-type": "application/json" };
    const call = caller.send("meitu", "/v1/aiquality", { method: "POST", headers, body: stream });
    expect((await outcomeOfCall(call)).code).toBe("ECONNRESET");
    expect([pulled() < 5000, cancelled()]).toEqual([true, true]);
  });
});

describe("upload-fault over a connection", () => {
  const planned = async (parameters: Record<string, unknown>) => {
    const { mock, session } = testSession();
    session.faults.script([{ fault: "upload-fault", with: parameters }]);
    const { port } = await mock.listen();
    const key = `X-API-KEY: ${session.credentials.picwish?.[0]}`;
    const type = "Content-Type: multipart/form-data; boundary=b";
    const head = postHead("/api/tasks/visual/scale", key, type, "Content-Length: 50000000");
    const part = '--b\r\nContent-Disposition: form-data; name="image_file"; filename="a"\r\n\r\n';
    return { mock, session, port, start: `${head}${part}${"x".repeat(200_000)}` };
  };

  it.each([
    ["close", "FIN"],
    ["reset", "ECONNRESET"],
  ])("really ends it while more is to come: %s", async (by, end) => {
    const { mock, port, start } = await planned({ atByte: 150_000, by });
    expect(await lineEnd(port, start)).toEqual({ received: "", end });
    await mock.close();
  });

  it("leaves it open where it hangs, and takes no more than it was told", async () => {
    const { mock, session, port, start } = await planned({ atByte: 150_000, by: "hang" });
    const client = await SocketClient.open(port);
    await client.send(start);
    while (session.journal.exchanges().length === 0) await nextTurn();
    // What is not read fills the line: the caller cannot send for ever.
    let sent = 0;
    const piece = "x".repeat(1024 * 1024);
    const filled = (async () => {
      while (sent < 500 && (await client.send(piece))) sent++;
    })();
    for (let turn = 0; turn < 200; turn++) await nextTurn();
    expect([client.closed, client.received]).toEqual([false, ""]);
    await mock.close();
    await filled;
    expect(sent).toBeLessThan(500);
    expect(session.journal.exchanges()[0]?.request.body?.bytes).toBe(150_000);
  });

  it("answers a refusal before the upload is over", async () => {
    const { mock, port, start } = await planned({ atByte: 100, by: "refuse", refusal: "unauthenticated" });
    const client = await SocketClient.open(port);
    await client.send(start);
    await client.until((it) => it.received.includes('"status":401'));
    client.destroy();
    await mock.close();
  });
});

describe("upload-fault", () => {
  it.each([
    [{}, "atByte"],
    [{ atByte: -1 }, "atByte"],
    [{ atByte: 1, by: "explode" }, "by"],
    [{ atByte: 1, refusal: "internal" }, 'it needs by: "refuse"'],
    [{ atByte: 1, by: "refuse", refusal: "nonsense" }, "refusal"],
  ])("does not take %j", async (parameters, words) => {
    const { session } = testSession();
    expect(() => session.faults.script([{ fault: "upload-fault", with: parameters }])).toThrow(words);
  });
});
