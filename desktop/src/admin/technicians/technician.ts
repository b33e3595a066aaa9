import { call, withQuery, type Page } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";

export interface Licence {
  name: string;
  /** The last day, such as 2027-03-31; null until it is filled in. */
  until: string | null;
}

export interface TechnicianForm {
  name: string;
  phone: string;
  language: string;
  skills: string[];
  /** Makes or models of controllers. */
  families: string[];
  /** Besides the own one. */
  languages: string[];
  licences: Licence[];
  baseLatitude: number | null;
  baseLongitude: number | null;
  area: string;
  active: boolean;
  pager: string;
  /** The gateway that reaches the pager. */
  pagerRelay: string;
  mail: string;
  /** The account with which the technician signs in; kept as it is. */
  user: string | null;
}

export interface Technician extends Omit<TechnicianForm, "pager" | "pagerRelay" | "mail"> {
  id: string;
  version: number;
  pager?: string | null;
  pagerRelay?: string | null;
  mail?: string | null;
}

export const keptTechnician = ({ id: _, version, pager, pagerRelay, mail, ...values }: Technician): Kept<TechnicianForm> => ({
  values: { ...values, pager: pager ?? "", pagerRelay: pagerRelay ?? "", mail: mail ?? "" },
  version,
});

const bodyOf = (form: TechnicianForm) => ({ ...form, pagerRelay: form.pagerRelay || null });

/** Through which pages may go. */
export const pagerGateways = {
  queryKey: ["gateway", "pagers"],
  queryFn: () => call<{ id: string; name: string }[]>("GET", "/api/pager-gateways"),
};

/** As many as one answer holds: enough for every choice among technicians. */
export const allTechnicians = {
  queryKey: ["technicians", "all"],
  queryFn: () => call<Page<Technician>>("GET", withQuery("/api/technicians", { limit: 200 })),
};

export const areasOf = (technicians: readonly Technician[]): string[] => [...new Set(technicians.map((each) => each.area))].sort();

export const getTechnician = (id: string) => call<Technician>("GET", `/api/technicians/${id}`);
export const addTechnician = (form: TechnicianForm) => call<Technician>("POST", "/api/technicians", bodyOf(form));
export const changeTechnician = (id: string, form: TechnicianForm, version: number) =>
  call<Technician>("PUT", `/api/technicians/${id}`, { ...bodyOf(form), version });
