import { useQuery, useQueryClient } from "@tanstack/react-query";
import { EditForm } from "../../shared/edit/EditForm";
import { useEdit } from "../../shared/edit/useEdit";
import { TextField } from "../../shared/parts/TextField";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { TestCall } from "./TestCall";
import { TollCards } from "./TollCards";
import { changeTrunk, getTrunk, keptTrunk, type Trunk } from "./trunk";

const key = ["trunk"];
const beside = {
  "telephony.trunk-address": "address",
  "telephony.country-code": "allowedCountryCodes",
  "customer.phone-unreadable": "callerNumber",
} as const;

export default function CarrierPage() {
  const t = words.use();
  const trunk = useQuery({ queryKey: key, queryFn: getTrunk });
  return (
    <AdminPage section="carrier" lead={t.carrier.lead}>
      <One of={trunk}>
        {(found) => (
          <div className="two">
            <Settings trunk={found} reload={trunk.refetch} />
            <div className="col">
              <TestCall ready={found.address !== ""} />
              <TollCards />
            </div>
          </div>
        )}
      </One>
    </AdminPage>
  );
}

function Settings({ trunk, reload }: { trunk: Trunk; reload: () => unknown }) {
  const t = words.use();
  const cache = useQueryClient();
  const edit = useEdit({
    place: "/admin/carrier",
    kept: keptTrunk(trunk),
    save: async (form, version) => {
      const saved = await changeTrunk(form, version);
      cache.setQueryData(key, saved);
      return keptTrunk(saved);
    },
    reload,
    required: ["address", "callerNumber"],
    beside,
  });
  return (
    <EditForm
        title={t.carrier.settings}
        icon="phone"
        edit={edit}
        labels={{ address: t.carrier.address, callerNumber: t.carrier.callerNumber, allowedCountryCodes: t.carrier.countries }}
      >
        <TextField label={t.carrier.address} hint={t.carrier.addressHint} {...edit.field("address")} isRequired spellCheck="false" />
        <TextField label={t.carrier.callerNumber} hint={t.carrier.callerNumberHint} {...edit.field("callerNumber")} isRequired type="tel" />
        <TextField label={t.carrier.countries} hint={t.carrier.countriesHint} {...edit.field("allowedCountryCodes")} />
    </EditForm>
  );
}
