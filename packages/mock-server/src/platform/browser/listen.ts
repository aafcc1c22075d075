import { NoPortsError } from "../../no-ports-error.js";
import type { Listen } from "../listen.js";

export const listen: Listen = () => Promise.reject(new NoPortsError());
