/** What one code means, and what whoever meets it should do. */
export interface ErrorText {
  readonly means: string;
  readonly act: string;
}

/** The prose of the error reference, by code. */
export const errorTexts: Readonly<Record<string, ErrorText>> = {
  GC_CALL_ABORTED: {
    means: "Whoever made the call gave it up: before its submit left, or while a task that was paid for went on.",
    act: "`charged` says which of the two. A task that goes on is asked for again with `client.resume(error.handle)`, which costs nothing.",
  },
  GC_CALL_CONNECTION: {
    means:
      "No whole answer came to a call that costs nothing, such as a poll or a download, or a submit found no connection and provably never left.",
    act: "`cause` says what went wrong: a wrong host, a refused connection, a certificate, a time limit. Nothing was charged; make the call again.",
  },
  GC_CALL_GATEWAY: {
    means:
      "A gateway in front of the vendor turned the request away before the service was asked, with its reason in a header.",
    act: "`fault` says why and `vendorMessage` has its words: a credential without a right to this interface, spent calls, too many requests. Nothing was charged.",
  },
  GC_CALL_REFUSED: {
    means: "The vendor turned the request away, in the HTTP status or in the JSON of an HTTP 200.",
    act: "`fault` says why, whatever number the vendor has for it; `vendorCode` and `vendorMessage` are its own. `retryable` tells whether the same request may do better later.",
  },
  GC_CLIENT_INPUT: {
    means:
      "The call asks for what the documents do not allow, or leave open: a missing picture, a wrong value, fields that exclude each other, a file that is too large.",
    act: "The message names the field, what it should be and the clause. Nothing was sent, and nothing is charged.",
  },
  GC_CLIENT_SETUP: {
    means:
      "A client cannot be made, or not be asked this: no credential, a base URL that is none, a task of another vendor.",
    act: "The message says which option and what it takes. It never shows the credential.",
  },
  GC_CLI_FILES: {
    means:
      "A file of `graycard call` could not be read or written: a result, the journal, or the folder they are in. The message has the words of the system.",
    act: "See to the folder and the disk, then call again: the journal knows what was paid for, and nothing more is sent until files can be written.",
  },
  GC_CLI_RESULT_GONE: {
    means:
      "The journal of `graycard call` says that a result was paid for and saved, its file is gone, and the vendor has no tasks that could be asked for it.",
    act: "Look for the file elsewhere. `--retry-failed` pays for it again.",
  },
  GC_CLI_USAGE: {
    means:
      "The command line, the environment or `graycard.json` asks for something that does not exist or cannot be done.",
    act: "The message names the flag and what it takes; `graycard <command> --help` lists all of them. The exit code is 64.",
  },
  GC_CONFORM_BASELINE: {
    means: "The file of `--baseline` is no YAML, or an entry in it lacks something, such as a reason or a last day.",
    act: "The message names every line that is wrong and what should stand there; nothing was run. The exit code is 64.",
  },
  GC_CONFORM_INCONCLUSIVE: {
    means:
      "A scenario cannot go on: the subject gave it nothing to judge, or lacks what the scenario needs, such as a way to reach a picture by URL.",
    act: "The runner turns it into the verdict `inconclusive`, so it is only met by whoever runs a scenario without the runner. Give the subject what the message says is missing, or leave the check out.",
  },
  GC_CONFORM_NOT_OFFERED: {
    means: "A scenario needs what its subject was declared to be without, with `--without` or in `lacks`.",
    act: "The runner turns it into the verdict `not-applicable` with that reason, so it is only met by whoever runs a scenario without the runner.",
  },
  GC_CONFORM_REPORT: {
    means:
      "A file given to `graycard diff` is no JSON report of a run, or one with fields that this version does not know.",
    act: "The message says what is wrong with it, and which version wrote it. Write it again with `graycard conform --report json=FILE`.",
  },
  GC_CONFORM_STOPPED: {
    means:
      "A run was stopped before this request: by `--max-calls` or `--max-credits`, by whoever started it, or because its receipt cannot be written. The request was not sent.",
    act: "The runner makes what was not played `inconclusive` with that reason, and the command ends with code 4, or 130 when it was interrupted. The receipt has what was paid until then.",
  },
  GC_CONFORM_UNREACHABLE: {
    means: "A subject gave no answer at all: the connection was refused, reset or timed out.",
    act: "Check that the server runs and that the address and port are right. A run ends with exit code 5, and its report names the scenario.",
  },
  GC_CONTRACT_VIOLATION: {
    means:
      "An answer came that cannot be understood even with good will: success without its result, a link where bytes were asked for.",
    act: "Ask for the task again by `handle` where there is one, which costs nothing. If it stays like that, `onExchange` shows the answer, and the vendor should hear of it.",
  },
  GC_CONTROL_ANSWER: {
    means: "What answered the client of the control plane is no control plane, or one of another version.",
    act: "Check that `baseUrl` is the address of the mock, without a proxy or another server in between, and that client and mock are of one version.",
  },
  GC_CONTROL_CONFLICT: {
    means:
      "What was asked for cannot be done as things stand: time runs by itself, or is already later than asked for.",
    act: "Make the session with the pace `manual` or `instant` to move its time; GET its clock to see what time it is.",
  },
  GC_CONTROL_FOREIGN: {
    means:
      "The control plane was asked under a name it does not know, or by a page in a browser: what keeps web pages from steering the mock.",
    act: "Ask it under `localhost`, `127.0.0.1` or `[::1]`, or start the mock with the name (`--control-host`, `controlHosts`). A page can use it only from an origin in `controlOrigins`.",
  },
  GC_CONTROL_INTERNAL: {
    means: "The control plane made a mistake of its own; the mock has told its operator which.",
    act: "Look at the standard error of the mock, or at what `report` of `createMock` was told, and report it.",
  },
  GC_CONTROL_INVALID: {
    means: "The body, the query or a wish in it is not what the route takes.",
    act: "The message says which field and what it takes; `GET /_graycard/openapi.json` describes all of them. Nothing was changed.",
  },
  GC_CONTROL_MEDIA_TYPE: {
    means:
      "A request that may change something did not say that it is JSON; a form of a web page could not say so either.",
    act: "Send `content-type: application/json`, even without a body.",
  },
  GC_CONTROL_METHOD: {
    means: "The address exists in the control plane, but not for this method.",
    act: "The message names the methods it takes.",
  },
  GC_CONTROL_NOT_FOUND: {
    means: "The control plane has no such address, session or file.",
    act: "The message says what there is. The session of a key is found by `POST /_graycard/sessions/lookup`; a removed session is gone.",
  },
  GC_CONTROL_OFF: {
    means: "The mock listens to other machines and has no token, so that its control plane is switched off.",
    act: "Start it with a token (`GRAYCARD_TOKEN`, `--token`, `controlToken`), or let it listen on `127.0.0.1`.",
  },
  GC_CONTROL_TOKEN: {
    means: "The mock was started with a token, and the request has none or another.",
    act: "Send `Authorization: Bearer` with the token, or give it to `createControlClient`.",
  },
  GC_CONTROL_TOO_LARGE: {
    means: "The body of a request to the control plane is too long: more than 1 MiB, or a file of more than 20 MiB.",
    act: "Send less at once; plan faults in several calls.",
  },
  GC_CONTROL_UNREACHABLE: {
    means: "The client of the control plane got no answer at all.",
    act: "Check that the mock runs and that `baseUrl` has its address and port; `cause` says what the network said.",
  },
  GC_EDITION_UNKNOWN_READING: {
    means:
      "A reading was asked for that the vendor does not have: the erratum is unknown or on record only, the reading is not one of its names, or the mock does not play that vendor.",
    act: "The message lists the names there are; `errata.md` of the vendor says what each means.",
  },
  GC_FAULT_SCRIPT: {
    means:
      "A planned fault is not written right: there is no fault, endpoint or operation of that name, or the fault refuses its parameters.",
    act: "The message says which part is wrong and what there is instead. None of the faults of that call to `script` were planned.",
  },
  GC_HAR_UNREADABLE: {
    means:
      "A HAR cannot be read as a whole: it is no JSON or no HAR, it is larger than the limits, a base URL for it is none, or `fromHar` was given one that `toHar` did not write.",
    act: "The message says which, and where, without a word of the file. Export it again with its contents, only for the vendors where it is too large; read files of other tools with `readHar`.",
  },
  GC_LINK_EXPIRED: {
    means: "The link of a result is past its life. Where the link tells, nothing was asked.",
    act: "Ask for the task again, with `client.resume(error.handle)`: the answer has a fresh link, and costs nothing while the vendor keeps the result.",
  },
  GC_LINK_REFUSED: {
    means:
      "The host of a result link does not hand the file out: the link was changed on the way, sends elsewhere, or is no link.",
    act: "Take the link from the parsed answer, whole and unchanged; or ask for the task again for a new one.",
  },
  GC_LISTEN_NO_PORTS: {
    means: "`mock.listen()` was called in a browser, which cannot open a port.",
    act: "Call `mock.fetch(request)` in the page, let the handlers of `@graycard/mock-server/msw` answer what the page fetches, or run `graycard mock` beside it.",
  },
  GC_MEDIA_UNDECODABLE: {
    means:
      "A file that claims to be a picture cannot be decoded. Inside of the mock it becomes the vendor's own failure.",
    act: "Met outside of the mock's own code it is a mistake of the mock: report it with the file.",
  },
  GC_MOCK_VERIFICATION: {
    means:
      "`mock.verify()` found something: a fault planned for every session that was not used up, or what a session must not end with.",
    act: "`problems` has each with the id of its session; the message has a line for each, beginning with the session. Mend those first that are of `every session`.",
  },
  GC_OPENAPI_CONFLICT: {
    means: "`writeOpenApi` was given vendors that have the same method and path, which one document cannot tell apart.",
    act: "Write a document for each of them; the message names the address.",
  },
  GC_RESULT_PARTIAL: {
    means:
      "Several pictures went in one submit, which was paid for, and not each of them has its usable result in the answer.",
    act: "Keep what is in `items`. The vendor has no task to ask for the rest: to send the other pictures again costs again.",
  },
  GC_RESULT_FILE: {
    means:
      "The file of a result is no whole picture, not of the format that its link promises, larger than allowed, or it could not be written. No part of it was.",
    act: "`fault` says which. Fetch it again, or ask for the task again; allow more with `mostBytes` where the size is right, and write elsewhere where that failed.",
  },
  GC_SESSION_CLOSED: {
    means:
      "A session was closed while a request waited in it: for its task to end, for an answer that was held back, or in one that hangs.",
    act: "In process and over a port the request is answered with 410 and this code, where nothing was sent yet; else its body or connection breaks off. Wait for the requests of a test before its session is closed.",
  },
  GC_SESSION_EVIDENCE_LOST: {
    means: "A session ended whose journal or ledger had to let go of something: what is left proves nothing.",
    act: "Give the journal more room with `journalBytes`, or split what the session does over several. The message says how much is gone.",
  },
  GC_SESSION_RESET: {
    means:
      "A session was reset while a request waited in it: for its task to end, for an answer that was held back, or in one that hangs.",
    act: "The request is answered with 410 and this code, where nothing was sent yet; else its body or connection breaks off. Wait for the requests of a test before its session is reset.",
  },
  GC_SESSION_TASKS_DROPPED: {
    means:
      "Tasks of a session were dropped because the mock holds no more, of tasks or of pictures, though their results could still be asked for.",
    act: "Give the mock more room (`memory`), reset or close sessions between tests, or let the session's time pass so that old tasks die. Of too many tasks, those of the session that has most go first; of too many pictures, the oldest. The mock has told its operator when it began.",
  },
  GC_SESSION_UNUSED_FAULTS: {
    means:
      "`session.verify()` found planned faults that were not used up: the requests they wait for never came, or not often enough.",
    act: "The message lists each plan with how often it applied, and the requests that came instead. Send what the plans wait for, or plan for what comes.",
  },
  GC_SESSION_VERIFICATION: {
    means: "`session.verify()` found several things wrong at once; each line of the message is one of them.",
    act: "Look up the code at the start of each line. `problems` of the error holds them one by one.",
  },
  GC_SESSION_WASTE: {
    means:
      'A test demanded with `verify({ waste: "none" })` that nothing is paid for in vain, and a submit was a duplicate, was never asked about again, or has a result that nobody fetched.',
    act: "The message names each submit with its task and what became of it. Submit once, poll to the end, and fetch the result before its links die.",
  },
  GC_SESSION_WEAK_BASIS: {
    means:
      "Answers of a session that is `strict` rest on less than it allows: on samples, on the choice of an erratum, or on public facts.",
    act: "The message names each kind of answer, what it leans on and the open question. Send what the documents name, name the readings that you mean to lean on in `readings` of the session, or be less strict; `docs/explanation/what-an-answer-rests-on.md` has the usual cases.",
  },
  GC_SNAPSHOT_INVALID: {
    means:
      "What was given to `mock.restore()` is no saved session, is one of another version, lacks a picture, or has a task of a vendor that the mock does not play.",
    act: "The message says which. Give it what `session.snapshot()` gave, unchanged, and save the session again after an update that changed the version.",
  },
  GC_SOURCE_GONE: {
    means: "The bytes of a picture were asked for after its task had been dropped, or after the mock was closed.",
    act: "Only met in reports of the mock, together with an answer 500: a caller still waited for a task that had to make room or whose session was replaced. Give it more room with `createMock({ memory })`.",
  },
  GC_SUBMIT_UNKNOWN_OUTCOME: {
    means:
      "A paid submit left, and no answer tells whether it was accepted: the connection broke, nothing came in time, or the vendor answered with a fault of its own.",
    act: "It is not sent again by itself, because these vendors cannot be asked whether a submit arrived. Look at the account, then decide. `evidence` says what was seen.",
  },
  GC_TASK_DEADLINE: {
    means: "A task did not end within the documented limit and a margin, or whatever was set instead.",
    act: "`lastState` and `tally` say what was seen. It may still end: `client.resume(error.handle)` asks again, at no cost.",
  },
  GC_TASK_FAILED: {
    means: "The request was fine and the work failed; the vendor says so by a state, under whatever HTTP status.",
    act: "`reason` says why and `retryable` whether it may do better another time. A new submit may cost again.",
  },
  GC_TRANSPORT_FAILED: {
    means:
      "No whole answer came over the wire. It stands as the `cause` of the error that says what this means for a call.",
    act: "`left` tells whether anything of the request can have reached the other side. Own transports throw it, too.",
  },
};
