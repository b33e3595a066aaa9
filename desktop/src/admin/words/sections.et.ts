import type { en } from "./sections.en";

export const et: typeof en = {
  admin: "Haldus",
  lists: {
    users: "Kasutajad",
    queues: "Järjekorrad ja numbrid",
    carrier: "Operaator",
    gateway: "SMS-lüüs",
    outbox: "Saadetud sõnumid",
    technicians: "Tehnikud",
    onCall: "Valve",
    dispatch: "Väljakutsed",
    codes: "Veakoodid",
    tokens: "Süsteemide ligipääs",
  },
  one: {
    users: "Kasutaja",
    queues: "Järjekord",
    technicians: "Tehnik",
    onCall: "Vahetus",
    codes: "Veakood",
  },
};
