export const en = {
  admin: "Admin",
  lists: {
    users: "Users",
    queues: "Queues and numbers",
    carrier: "Carrier",
    gateway: "SMS gateway",
    outbox: "Texts sent",
    technicians: "Technicians",
    onCall: "On call",
    tokens: "Access for systems",
  },
  one: {
    users: "User",
    queues: "Queue",
    technicians: "Technician",
    onCall: "Turn",
  },
};
