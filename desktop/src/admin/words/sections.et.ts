import type { en } from "./sections.en";

export const et: typeof en = {
  admin: "Haldus",
  lists: {
    users: "Kasutajad",
    branches: "Filiaalid",
    queues: "Järjekorrad ja numbrid",
    carrier: "Operaator",
    gateway: "SMS-lüüs",
    webhooks: "Veebihaagid",
    senders: "Sissetulevad veebihaagid",
    outbox: "Saadetud sõnumid",
    technicians: "Tehnikud",
    onCall: "Valve",
    dispatch: "Väljakutsed",
    holidays: "Pühad",
    codes: "Veakoodid",
    audit: "Auditijälg",
    tokens: "Süsteemide ligipääs",
  },
  one: {
    users: "Kasutaja",
    branches: "Filiaal",
    queues: "Järjekord",
    technicians: "Tehnik",
    onCall: "Vahetus",
    holidays: "Pühade kalender",
    codes: "Veakood",
    webhooks: "Tellimus",
    senders: "Saatja",
  },
};
