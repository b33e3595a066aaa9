import type { en } from "./sections.en";

export const sv: typeof en = {
  admin: "Admin",
  lists: {
    users: "Användare",
    branches: "Filialer",
    queues: "Köer och nummer",
    carrier: "Operatör",
    gateway: "Sms-gateway",
    webhooks: "Webhooks",
    senders: "Webhooks in",
    outbox: "Skickade sms",
    technicians: "Tekniker",
    onCall: "Jour",
    dispatch: "Dispatch",
    holidays: "Helgdagar",
    codes: "Felkoder",
    audit: "Granskningslogg",
    tokens: "Åtkomst för system",
  },
  one: {
    users: "Användare",
    branches: "Filial",
    queues: "Kö",
    technicians: "Tekniker",
    onCall: "Pass",
    holidays: "Helgdagskalender",
    codes: "Felkod",
    webhooks: "Prenumeration",
    senders: "Avsändare",
  },
};
