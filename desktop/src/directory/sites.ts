import { countries } from "../shared/countries";
import type { Choice, Field, Named } from "./fields";
import { loadFrom, type Thing, type Words } from "./thing";

export interface Site {
  id: string;
  number: string;
  name: string;
  street: string;
  postcode: string;
  city: string;
  country: string;
  zone: string;
  access: string;
  hasKeyCode: boolean;
  openingHours: string;
  rescuePhone: string;
  latitude: number | null;
  longitude: number | null;
  area: string;
  branch: string;
  customer: Named;
  version: number;
}

const zones = () => Intl.supportedValuesOf("timeZone").map((value) => ({ value, label: value.replaceAll("_", " ") }));

const branchField = (t: Words, choices: readonly Choice[]): Field => ({ as: "choice", name: "branch", label: t.branch, choices, hint: t.branchHint, needed: true });

export const sites: Thing<Site> = {
  topic: "sites",
  path: "/api/sites",
  page: "/sites",
  icon: "house",
  load: loadFrom("/api/sites"),
  fields: (t, branches) => [
    { as: "text", name: "name", label: t.name, needed: true },
    { as: "thing", name: "customer", label: t.customer, path: "/api/customers", topic: "customers", needed: true },
    { as: "text", name: "street", label: t.street, needed: true },
    { as: "text", name: "postcode", label: t.postcode },
    { as: "text", name: "city", label: t.city, needed: true },
    { as: "choice", name: "country", label: t.country, choices: countries(), needed: true },
    { as: "choice", name: "zone", label: t.zone, choices: zones(), empty: t.zoneOfCountry, hint: t.zoneHint },
    { as: "text", name: "area", label: t.area, hint: t.areaHint },
    ...(branches.length > 0 ? [branchField(t, branches)] : []),
    { as: "text", name: "access", label: t.access, rows: 3, hint: t.accessHint },
    { as: "text", name: "openingHours", label: t.openingHours, hint: t.openingHoursHint },
    { as: "text", name: "rescuePhone", label: t.rescuePhone, type: "tel", hint: t.rescuePhoneHint },
    { as: "number", name: "latitude", label: t.latitude, hint: t.onTheMapHint, min: -90, max: 90, decimals: 6, group: t.onTheMap },
    { as: "number", name: "longitude", label: t.longitude, min: -180, max: 180, decimals: 6, group: t.onTheMap },
  ],
  valuesOf: ({ id: _, number: __, hasKeyCode: ___, version: ____, ...values }) => values,
  empty: { name: "", customer: null, street: "", postcode: "", city: "", country: "", zone: "", access: "", openingHours: "", rescuePhone: "", latitude: null, longitude: null, area: "", branch: "" },
  titleOf: ({ name }) => name,
};
