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
  /** The account with which the technician signs in; kept as it is. */
  user: string | null;
}

export interface Technician extends TechnicianForm {
  id: string;
  version: number;
}

export const keptTechnician = ({ id: _, version, ...values }: Technician): Kept<TechnicianForm> => ({ values, version });

/** As many as one answer holds: enough for every choice among technicians. */
export const allTechnicians = {
  queryKey: ["technicians", "all"],
  queryFn: () => call<Page<Technician>>("GET", withQuery("/api/technicians", { limit: 200 })),
};

export const areasOf = (technicians: readonly Technician[]): string[] => [...new Set(technicians.map((each) => each.area))].sort();

export const getTechnician = (id: string) => call<Technician>("GET", `/api/technicians/${id}`);
export const addTechnician = (form: TechnicianForm) => call<Technician>("POST", "/api/technicians", form);
export const changeTechnician = (id: string, form: TechnicianForm, version: number) =>
  call<Technician>("PUT", `/api/technicians/${id}`, { ...form, version });
