import { NoPortsError } from "../../no-ports-error.js";
import type { OpenProxy } from "../proxy.js";

export const openProxy: OpenProxy = () => Promise.reject(new NoPortsError());
