import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { Icon } from "../shared/icons";
import { Notice } from "../shared/parts/Notice";
import { Select } from "../shared/parts/Select";
import { useStore } from "../shared/store";
import { microphoneChecked } from "./checked";
import { Meter } from "./Levels";
import { keepMicrophone, keptMicrophone, listen, microphone, microphones, troubleOf, type MicrophoneTrouble } from "./microphone";
import { playTestTone } from "./sounds";
import { loudness } from "./state";
import { words } from "./words";
import "./line.css";

/** So many tenths of a second of speech are enough to believe the microphone. */
const enoughSpeech = 3;

/** We hear you, you hear us: two rows, before the first call of a shift. Asks for the microphone only when told to. */
export function MicrophoneCheck() {
  const t = words.use();
  const checked = useStore(microphoneChecked);
  const [asked, setAsked] = useState(checked);
  const [device, setDevice] = useState(keptMicrophone());
  const { dBFS, trouble, choices, spoke } = useMicrophone(asked, device);
  useEffect(() => {
    if (spoke) microphoneChecked.set(true);
  }, [spoke]);
  return (
    <div className="checks">
      <div className={`check ${trouble ? "trouble" : ""}`}>
        <span className={checked ? "ok" : "t2"}>
          <Icon name={checked ? "circledCheck" : "microphone"} size="xl" />
        </span>
        <div className="sp">
          <b>{checked ? t.weHearYou : t.sayHello}</b>
          <div className="dense t2">{asked ? t.sayHelloHelp : t.allowHelp}</div>
        </div>
        {asked ? (
          <Meter dBFS={dBFS} label={t.level} />
        ) : (
          <Button className="btn filled" onPress={() => setAsked(true)}>
            <Icon name="microphone" />
            {t.checkMicrophone}
          </Button>
        )}
      </div>
      {trouble && (
        <Notice tone="high" title={t.trouble[trouble]}>
          {t.troubleHelp[trouble]}
        </Notice>
      )}
      {asked && !trouble && (
        <div className="row wrap chooser">
          {choices.length > 1 && (
            <Select
              label={t.microphone}
              value={device || (choices[0]?.id ?? "")}
              onChange={(id) => {
                keepMicrophone(id);
                setDevice(id);
              }}
              choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <span className="sp" />
          {!checked && (
            <Button className="btn" onPress={() => microphoneChecked.set(true)}>
              {t.itWorks}
            </Button>
          )}
        </div>
      )}
      <div className="check">
        <span className="t2">
          <Icon name="loud" size="xl" />
        </span>
        <div className="sp">
          <b>{t.youHearUs}</b>
          <div className="dense t2">{t.youHearUsHelp}</div>
        </div>
        <Button className="btn" onPress={playTestTone}>
          <Icon name="play" />
          {t.playTone}
        </Button>
      </div>
    </div>
  );
}

interface Heard {
  dBFS: number;
  trouble: MicrophoneTrouble | null;
  choices: { id: string; name: string }[];
  spoke: boolean;
}

function useMicrophone(wanted: boolean, device: string): Heard {
  const [heard, setHeard] = useState<Heard>({ dBFS: -90, trouble: null, choices: [], spoke: false });
  useEffect(() => {
    if (!wanted) return;
    let over = false;
    let stop = () => {};
    const open = async () => {
      const stream = await microphone(device);
      const end = () => stream.getTracks().forEach((track) => track.stop());
      if (over) return end();
      let speech = 0;
      const deaf = listen(stream, (dBFS) => {
        if (loudness(dBFS) > 0.2) speech++;
        setHeard((before) => ({ ...before, dBFS, spoke: speech >= enoughSpeech }));
      });
      stop = () => {
        deaf();
        end();
      };
      const choices = await microphones();
      setHeard((before) => ({ ...before, choices, trouble: null }));
    };
    open().catch((failure: unknown) => over || setHeard((before) => ({ ...before, trouble: troubleOf(failure) })));
    return () => {
      over = true;
      stop();
    };
  }, [wanted, device]);
  return heard;
}
