// A carrier's message centre: farhadi's smpp on Node. It lets in whoever knows the password, names each part in hexadecimal, and tells of it
// in decimal. What it got and what was answered to it are lines of JSON; what somebody writes comes in as such a line.
//
//   node message-centre.mjs NODE_MODULES PORT SYSTEM_ID PASSWORD
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [modules, port, systemId, password] = process.argv.slice(2);
const smpp = createRequire(`${modules}/`)("smpp");
const say = (line) => console.log(JSON.stringify(line));

let bound;
let names = Date.now(); // no part has the name of one from before a restart

const receipt = (part, name) => ({
  esm_class: 0x04,
  source_addr_ton: 1,
  source_addr: part.destination_addr,
  destination_addr: part.source_addr,
  short_message: `id:${name} sub:001 dlvrd:001 submit date:2611280300 done date:2611280300 stat:DELIVRD err:000 text:`,
});

const server = smpp.createServer({}, (session) => {
  session.on("error", () => session.close());
  session.on("bind_transceiver", (pdu) => {
    const known = pdu.system_id === systemId && pdu.password === password;
    session.send(pdu.response(known ? { system_id: "centre" } : { command_status: smpp.ESME_RINVPASWD }));
    if (known) {
      bound = session;
      say({ bound: pdu.system_id });
    }
  });
  session.on("enquire_link", (pdu) => session.send(pdu.response()));
  session.on("unbind", (pdu) => {
    session.send(pdu.response());
    session.close();
  });
  session.on("submit_sm", (part) => {
    const name = names++;
    const { message, udh } = part.short_message;
    const place = udh?.find?.((each) => each[0] === 0) ?? udh?.[0];
    say({ to: part.destination_addr, words: message, place: place ? [...place].slice(-3) : [0, 1, 1] });
    session.send(part.response({ message_id: name.toString(16).toUpperCase() }));
    session.deliver_sm(receipt(part, name), (pdu) => say({ receipt: pdu.command_status }));
  });
});
server.listen(Number(port), "127.0.0.1", () => console.log("The message centre is ready"));

createInterface({ input: process.stdin }).on("line", (line) => {
  const { from, to, words } = JSON.parse(line);
  bound.deliver_sm({ source_addr_ton: 1, source_addr: from, destination_addr: to, short_message: words }, (pdu) => say({ answered: pdu.command_status, words }));
});
