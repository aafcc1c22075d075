"use strict";
// `graycard run` loads this into every Node.js program it starts (NODE_OPTIONS). Most versions of Node.js take no
// notice of HTTPS_PROXY, so connections are led where they belong one by one: what is for a vendor's host goes to the
// mock, this machine's own services are reached as ever, and nothing else is.
const net = require("node:net");

/** Names of this machine; connecting to no address in particular means it, too. */
const here = ["localhost", "[::1]", "0.0.0.0", "[::]"];

const setting = JSON.parse(process.env.GRAYCARD_RUN || "null");
if (setting) stayHere(setting);

function stayHere({ port, played, pass }) {
  const connect = net.Socket.prototype.connect;
  const proxy = { host: "127.0.0.1", port };

  net.Socket.prototype.connect = function connectHere(...args) {
    const { path, host, port: wanted, servername } = optionsOf(args);
    const name = nameOf(host);
    if (path || isHere(name) || isAllowed(name, wanted)) return connect.apply(this, args);
    if (played.includes(name) || played.includes(servername)) return connect.apply(this, aimed(args, proxy));
    refuse(this, name, wanted);
    return this;
  };

  function isAllowed(name, wanted) {
    return pass.includes(name) || pass.includes(`${name}:${wanted}`);
  }

  /** Lets the proxy refuse: it says why, and counts. */
  function refuse(socket, name, wanted) {
    // Until then the socket looks like any that has not been answered.
    socket.connecting = true;
    const asking = new net.Socket();
    let heard = "";
    asking.setEncoding("utf8").on("data", (text) => {
      heard += text;
    });
    asking
      .on("error", () => {})
      .on("close", () => {
        const why = heard.split("\r\n\r\n")[1] || `graycard run has ended, and there is no way to ${name} without it.`;
        const place = { address: name, port: Number(wanted) };
        socket.destroy(Object.assign(new Error(why.trim()), { code: "ECONNREFUSED", syscall: "connect", ...place }));
      });
    connect.call(asking, proxy);
    asking.write(`CONNECT ${name}:${wanted} HTTP/1.1\r\nHost: ${name}:${wanted}\r\n\r\n`);
  }
}

/** What a socket was told to connect to, in any of the forms that connect() takes. */
function optionsOf([first, second]) {
  const options = Array.isArray(first) ? first[0] : first;
  if (options !== null && typeof options === "object") return options;
  if (typeof first === "string" && !/^\d+$/.test(first)) return { path: first };
  return { port: first, host: typeof second === "string" ? second : undefined };
}

/** The same call, to another place. */
function aimed(args, place) {
  const [first, ...rest] = args;
  // Connections that are to leave by a certain address of this machine cannot come from there to this machine.
  const elsewhere = { localAddress: undefined, ...place };
  if (Array.isArray(first)) {
    // Marked by Node.js as being in this form already, so it has to stay the same list.
    first[0] = { ...first[0], ...elsewhere };
    return args;
  }
  if (first !== null && typeof first === "object") return [{ ...first, ...elsewhere }, ...rest];
  return [place.port, place.host, ...rest.slice(1)];
}

/** A host as a URL has it, without the dot of the root; IPv6 in brackets. */
function nameOf(host) {
  const name = String(host || "localhost")
    .toLowerCase()
    .replace(/\.$/, "");
  return net.isIPv6(name) ? `[${name}]` : name;
}

function isHere(name) {
  return here.includes(name) || (name.startsWith("127.") && net.isIPv4(name));
}
