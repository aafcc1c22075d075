import { portsTried, usualPort } from "../../commands/mock.js";
import { variableOf } from "../../config.js";
import { parsePort } from "../../parsers.js";
import type { DoctorCheck } from "../doctor-check.js";
import { fail, ok, warn } from "../finding.js";

const variable = variableOf("--port");

/** Whether `graycard mock` gets the port that it takes here. */
export const mockPort: DoctorCheck = {
  id: "mock-port",
  async look({ env, tryPort }) {
    const asked = env[variable] || undefined;
    const port = asked === undefined ? usualPort : portIn(asked);
    if (port === undefined)
      return [fail(variable, "it is no port", "Set it to a number from 0 to 65535, or unset it.")];
    const looked = `port ${port} of 127.0.0.1, which graycard mock takes`;
    if (port === 0) return [ok(looked, `${variable} is 0: a free one is taken`)];
    const problem = await tryPort(port);
    if (problem === undefined) return [ok(looked, "it is free")];
    const found = problem === "EADDRINUSE" ? "something listens there already" : `it cannot be had (${problem})`;
    if (asked !== undefined) return [fail(looked, found, `Set ${variable} to another, or end what listens there.`)];
    const advice = `The mock tries the next ${portsTried} and says which it took; a program that has ${port} built in meets what listens there now, perhaps another mock.`;
    return [warn(looked, found, advice)];
  },
};

function portIn(text: string): number | undefined {
  try {
    return parsePort(text);
  } catch {
    return undefined;
  }
}
