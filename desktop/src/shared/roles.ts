export const roles = ["agent", "supervisor", "dispatcher", "technician", "administrator", "trainer", "auditor", "integration"] as const;
export type Role = (typeof roles)[number];
