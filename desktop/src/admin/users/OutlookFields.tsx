import { useQueries } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { names } from "../../directory/names";
import { ThingChooser } from "../../directory/ThingChooser";
import { call } from "../../shared/api";
import { Icon } from "../../shared/icons";
import { fill } from "../../shared/wording";
import { words } from "../words";
import type { Outlook } from "./user";

interface OutlookFieldsProps {
  value: Outlook | null;
  onChange: (value: Outlook | null) => void;
  error: string | undefined;
}

/** For which customer somebody looks in, and for which of its sites where not all are meant. */
export function OutlookFields({ value, onChange, error }: OutlookFieldsProps) {
  const t = words.use();
  const sites = value?.sites ?? [];
  const named = useNames([...(value ? [["customers", value.customer] as const] : []), ...sites.map((site) => ["sites", site] as const)]);
  return (
    <>
      <ThingChooser
        label={t.users.outlook}
        hint={t.users.outlookHint}
        path="/api/customers"
        topic="customers"
        value={value && { id: value.customer, name: named[value.customer] ?? "" }}
        onChange={(customer) => onChange(customer && { customer: customer.id, sites: [] })}
        error={error}
        isRequired
      />
      {value && (
        <ThingChooser
          key={value.customer}
          label={t.users.outlookSites}
          hint={t.users.outlookSitesHint}
          path={`/api/sites?customer=${value.customer}`}
          topic={`sites of ${value.customer}`}
          value={null}
          onChange={(site) => site && !sites.includes(site.id) && onChange({ ...value, sites: [...sites, site.id] })}
          error={undefined}
          isRequired={false}
        />
      )}
      {value && sites.length > 0 && (
        <ul className="lines dense">
          {sites.map((site) => (
            <li key={site} className="row">
              <span className="sp">{named[site]}</span>
              <Button
                className="btn s quiet"
                aria-label={fill(t.users.outlookLeaveOut, { name: named[site] ?? "" })}
                onPress={() => onChange({ ...value, sites: sites.filter((each) => each !== site) })}
              >
                <Icon name="cross" />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What these things are called, as far as it is known yet. */
function useNames(things: readonly (readonly [topic: string, id: string])[]): Record<string, string> {
  return useQueries({
    queries: things.map(([topic, id]) => ({
      queryKey: [topic, "named", id],
      queryFn: () => call<Record<string, unknown>>("GET", `/api/${topic}/${id}`),
    })),
    combine: (answers) => Object.fromEntries(answers.flatMap(({ data }, at) => (data ? [[things[at]?.[1] ?? "", names(data)]] : []))),
  });
}
