import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { allTechnicians } from "../admin/technicians/technician";
import { moved } from "../ladder/ladder";
import { EditForm } from "../shared/edit/EditForm";
import "../shared/edit/edit.css";
import { useEdit } from "../shared/edit/useEdit";
import { Icon } from "../shared/icons";
import { Switch } from "../shared/parts/Switch";
import { fieldSentences } from "../shared/refused";
import { fill } from "../shared/wording";
import { HoursField } from "./HoursField";
import { LayerField, under } from "./LayerField";
import { allRotas, dayThere, type Rota } from "./rota";
import { back, changeRules, keptRules, newLayer, noSteps, stepped, type LayerForm, type RulesForm } from "./rules";
import { words } from "./words";

const mostLayers = 20;

interface RulesCardProps {
  rota: Rota;
  /** What is written and not kept yet, so that the chart shows what it would give; null when nothing is. */
  preview: (rules: RulesForm | null) => void;
}

/** The rules by which an area takes turns: its layers in order, when somebody is needed, and who decides about swaps. */
export function RulesCard({ rota, preview }: RulesCardProps) {
  const t = words.use();
  const cache = useQueryClient();
  const rotas = useQuery(allRotas);
  const technicians = useQuery(allTechnicians).data?.items ?? [];
  const [steps, setSteps] = useState(noSteps);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [open, setOpen] = useState<number | null>(null);
  const edit = useEdit<RulesForm>({
    place: `/schedule#${rota.id}`,
    title: `${t.rules.title}, ${rota.area}`,
    kept: keptRules(rota),
    save: async (form, version) => {
      try {
        const saved = await changeRules(rota, form, version);
        setErrors({});
        void cache.invalidateQueries({ queryKey: ["rotas"] });
        return keptRules(saved);
      } catch (why) {
        const wrong = fieldSentences(why);
        setErrors(wrong);
        const first = Object.keys(wrong).find((field) => field.startsWith("layers."));
        if (first) setOpen(Number(first.split(".")[1]));
        throw why;
      }
    },
    reload: () => rotas.refetch(),
  });
  const { values, dirty } = edit;
  useEffect(() => preview(dirty ? values : null), [preview, dirty, values]);
  const change = (part: Partial<RulesForm>, field = "") => {
    setSteps(stepped(steps, values, field));
    setErrors({});
    edit.change(part);
  };
  const undo = () => {
    const before = steps.past.at(-1);
    if (!before) return;
    setSteps(back(steps));
    setErrors({});
    edit.change(before);
  };
  const { layers } = values;
  const put = (at: number, part: Partial<LayerForm>, field: string) => change({ layers: layers.map((each, index) => (index === at ? { ...each, ...part } : each)) }, field && `${field} of ${at}`);
  const move = (from: number, to: number) => {
    change({ layers: moved(layers, from, to) });
    if (open === from) setOpen(to);
  };
  const active = technicians.filter(({ active: works }) => works);
  const choices = [...active.filter(({ area }) => area === rota.area), ...active.filter(({ area }) => area !== rota.area)].map(({ id, name, area }) => ({
    value: id,
    label: area === rota.area ? name : `${name}, ${area}`,
  }));
  const nameOf = (id: string) => technicians.find((each) => each.id === id)?.name ?? "…";
  const labels = { layers: t.rules.layers, needed: t.rules.needed, swapsApproved: t.rules.swapsApproved };
  return (
    <EditForm
      title={t.rules.title}
      icon="list"
      edit={edit}
      labels={labels}
      shown={(_, value) => (Array.isArray(value) ? value.map((each: { name?: string; begins?: string; ends?: string }) => each.name ?? `${each.begins}–${each.ends}`).join(", ") : undefined)}
      aside={
        <Button className="btn" isDisabled={steps.past.length === 0} onPress={undo}>
          {t.rules.undo}
        </Button>
      }
    >
      <div className="rota-rules">
        <p className="t2 dense">{t.rules.help}</p>
        {errors["layers"] && <span className="wrong">{errors["layers"]}</span>}
        <ol className="rota-layers">
          {layers.map((layer, index) => {
            const wrong = under(errors, `layers.${index}`);
            return (
              <li key={index} aria-label={fill(t.layer, { name: layer.name, rank: layer.rank ?? "" })}>
                <div className="row wrap">
                  <b className="sp">
                    {index + 1}. {fill(t.layer, { name: layer.name || t.rules.unnamed, rank: layer.rank ?? "–" })}
                  </b>
                  <span className="meta">{layer.people.map(nameOf).join(", ")}</span>
                  <Button className="btn s" aria-expanded={open === index} onPress={() => setOpen(open === index ? null : index)}>
                    {t.change}
                  </Button>
                  <Button className="btn s quiet" aria-label={fill(t.rules.layerUp, { name: layer.name })} isDisabled={index === 0} onPress={() => move(index, index - 1)}>
                    ↑
                  </Button>
                  <Button className="btn s quiet" aria-label={fill(t.rules.layerDown, { name: layer.name })} isDisabled={index === layers.length - 1} onPress={() => move(index, index + 1)}>
                    ↓
                  </Button>
                  <Button className="btn s quiet" aria-label={fill(t.rules.layerAway, { name: layer.name })} onPress={() => (change({ layers: layers.filter((_, each) => each !== index) }), setOpen(null))}>
                    <Icon name="cross" />
                  </Button>
                </div>
                {open !== index && Object.keys(wrong).length > 0 && <span className="wrong">{t.rules.layerWrong}</span>}
                {open === index && <LayerField value={layer} onChange={(part, field) => put(index, part, field)} choices={choices} nameOf={nameOf} errors={wrong} />}
              </li>
            );
          })}
        </ol>
        <div>
          <Button
            className="btn s"
            isDisabled={layers.length >= mostLayers}
            onPress={() => {
              change({ layers: [...layers, newLayer(fill(t.rules.newLayer, { n: layers.length + 1 }), dayThere(new Date(), rota.zone))] });
              setOpen(layers.length);
            }}
          >
            <Icon name="plus" /> {t.rules.addLayer}
          </Button>
        </div>
        <HoursField label={t.rules.needed} none={t.rules.alwaysNeeded} value={values.needed} onChange={(needed, field) => change({ needed }, field && `needed ${field}`)} errors={under(errors, "needed")} />
        <Switch label={t.rules.swapsApproved} value={values.swapsApproved} onChange={(swapsApproved) => change({ swapsApproved })} />
      </div>
    </EditForm>
  );
}
