export const roles = ["agent", "supervisor", "dispatcher", "technician", "administrator", "integration"] as const;
export type Role = (typeof roles)[number];
