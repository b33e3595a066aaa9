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
    dispatch: "Dispatch",
    holidays: "Holidays",
    codes: "Problem codes",
    tokens: "Access for systems",
  },
  one: {
    users: "User",
    queues: "Queue",
    technicians: "Technician",
    onCall: "Turn",
    holidays: "Holiday calendar",
    codes: "Problem code",
  },
};
