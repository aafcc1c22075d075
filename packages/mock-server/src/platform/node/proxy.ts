export { openProxy } from "../../proxy/open-proxy.js";
