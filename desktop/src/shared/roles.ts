export const roles = ["agent", "supervisor", "dispatcher", "technician", "administrator", "trainer", "auditor", "customer", "integration"] as const;
export type Role = (typeof roles)[number];
