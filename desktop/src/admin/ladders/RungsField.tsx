import { useState } from "react";
import { Button } from "react-aria-components";
import { channels, moved, whos, type Channel, type Rung, type Who } from "../../ladder/ladder";
import { namesOf, stepName } from "../../ladder/Steps";
import { words } from "../../ladder/words";
import { Icon } from "../../shared/icons";
import { NumberField } from "../../shared/parts/NumberField";
import { Select } from "../../shared/parts/Select";
import { fill } from "../../shared/wording";
import "../../ladder/ladder.css";

export const newRung: Rung = { who: ["on-call"], ways: [{ channel: "app", seconds: 20 }, { channel: "text", seconds: 60 }], atOnce: 1 };

const mostRungs = 12;

interface RungsFieldProps {
  value: Rung[];
  onChange: (value: Rung[]) => void;
  error: string | undefined;
}

/** The ladder to write: one line of steps, of which one is open at a time. */
export function RungsField({ value, onChange, error }: RungsFieldProps) {
  const t = words.use();
  const [open, setOpen] = useState<number | null>(null);
  const put = (at: number, rung: Rung) => onChange(value.map((each, index) => (index === at ? rung : each)));
  const move = (from: number, to: number) => {
    onChange(moved(value, from, to));
    if (open === from) setOpen(to);
  };
  return (
    <fieldset className="fld" aria-describedby={error ? "rungs-wrong" : undefined}>
      <legend>{t.steps}</legend>
      {error && (
        <span id="rungs-wrong" className="wrong" aria-invalid="true" tabIndex={-1}>
          {error}
        </span>
      )}
      <ol className="vline ladder">
        {value.map((rung, index) => (
          <li key={index} className={open === index ? "now" : "next"} aria-label={stepName(index + 1)}>
            <span className="nd" aria-hidden="true">
              {index + 1}
            </span>
            <div className="row wrap">
              <b className="sp">{namesOf(rung) || t.nobodyNow}</b>
              <Button className="btn s" aria-expanded={open === index} onPress={() => setOpen(open === index ? null : index)}>
                {t.open}
              </Button>
              <Button className="btn s quiet" aria-label={fill(t.up, { n: index + 1 })} isDisabled={index === 0} onPress={() => move(index, index - 1)}>
                ↑
              </Button>
              <Button className="btn s quiet" aria-label={fill(t.down, { n: index + 1 })} isDisabled={index === value.length - 1} onPress={() => move(index, index + 1)}>
                ↓
              </Button>
              <Button className="btn s quiet" aria-label={fill(t.away, { n: index + 1 })} onPress={() => (onChange(value.filter((_, each) => each !== index)), setOpen(null))}>
                <Icon name="cross" />
              </Button>
            </div>
            {open === index ? (
              <RungField number={index + 1} value={rung} onChange={(next) => put(index, next)} />
            ) : (
              <div className="meta">{rung.who.includes("rescue") ? t.rescueHelp : rung.ways.map(({ channel, seconds }) => `${t.channels[channel]} ${seconds ?? ""} ${t.seconds}`).join(" → ")}</div>
            )}
          </li>
        ))}
      </ol>
      <div>
        <Button
          className="btn s"
          isDisabled={value.length >= mostRungs}
          onPress={() => {
            onChange([...value, newRung]);
            setOpen(value.length);
          }}
        >
          <Icon name="plus" /> {t.addStep}
        </Button>
      </div>
    </fieldset>
  );
}

function RungField({ number, value, onChange }: { number: number; value: Rung; onChange: (value: Rung) => void }) {
  const t = words.use();
  const { who, ways, atOnce } = value;
  const isRescue = who.includes("rescue");
  const left = channels.filter((channel) => !ways.some((way) => way.channel === channel));
  return (
    <div className="col">
      <fieldset>
        <legend className="lbl">{t.whoStands}</legend>
        <div className="row wrap">
          {whos.map((each) => (
            <Button key={each} className="chip" aria-pressed={who.includes(each)} onPress={() => onChange({ ...value, who: toggled(who, each) })}>
              {t.who[each]}
            </Button>
          ))}
        </div>
      </fieldset>
      {isRescue ? (
        <p className="t2 dense">{t.rescueHelp}</p>
      ) : (
        <>
          <fieldset>
            <legend className="lbl">{t.ways}</legend>
            <ol className="ways">
              {ways.map((way, index) => (
                <li key={way.channel} className="row">
                  <NumberField
                    label={fill(t.waits, { channel: t.channels[way.channel] })}
                    value={way.seconds}
                    onChange={(seconds) => onChange({ ...value, ways: ways.map((each, at) => (at === index ? { ...each, seconds } : each)) })}
                    unit={t.seconds}
                    min={10}
                    max={3600}
                    isRequired
                  />
                  <Button className="btn s quiet" aria-label={fill(t.wayAway, { n: number, channel: t.channels[way.channel] })} onPress={() => onChange({ ...value, ways: ways.filter((_, at) => at !== index) })}>
                    <Icon name="cross" />
                  </Button>
                </li>
              ))}
            </ol>
            {left.length > 0 && (
              <Select<Channel>
                label={t.addWay}
                value=""
                empty={t.addWay}
                choices={left.map((channel) => ({ value: channel, label: t.channels[channel] }))}
                onChange={(channel) => channel && onChange({ ...value, ways: [...ways, { channel, seconds: 60 }] })}
              />
            )}
          </fieldset>
          <NumberField label={t.atOnce} hint={t.atOnceHint} value={atOnce} onChange={(many) => onChange({ ...value, atOnce: many })} min={1} max={9} isRequired />
        </>
      )}
    </div>
  );
}

/** The rescue service stands alone. */
function toggled(who: readonly Who[], which: Who): Who[] {
  if (who.includes(which)) return who.filter((each) => each !== which);
  return which === "rescue" ? ["rescue"] : [...who.filter((each) => each !== "rescue"), which];
}
