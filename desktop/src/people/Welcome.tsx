import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { Brand, Icon } from "../shared/icons";
import { language, languageNames, languages, theme, type Theme } from "../shared/preferences";
import { useStore } from "../shared/store";
import { Story } from "./Story";
import { SystemHealth } from "./SystemHealth";
import { words } from "./words";
import "./welcome.css";

/** The page before the desk: our line at the left, one form at the right, language and look below it. */
export function Welcome({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="welcome">
      <aside>
        <div className="row">
          <Brand size={40} />
          <b>Throughline</b>
        </div>
        <Story />
        <SystemHealth />
      </aside>
      <main>
        <div>
          <h1>{title}</h1>
          {lead && <p className="t2">{lead}</p>}
        </div>
        {children}
        <Choices />
      </main>
    </div>
  );
}

const nextTheme: Record<Theme, Theme> = { system: "dark", dark: "light", light: "system" };

function Choices() {
  const t = words.use();
  const now = useStore(language);
  const look = useStore(theme);
  return (
    <div className="row wrap choices">
      <div className="row wrap" role="group" aria-label={t.language}>
        <Icon name="globe" />
        {languages.map((each) => (
          <Button key={each} className="chip" lang={each} aria-pressed={each === now} onPress={() => language.set(each)}>
            {languageNames[each]}
          </Button>
        ))}
      </div>
      <span className="sp" />
      <Button className="chip" aria-label={`${t.look}: ${t.theme[look]}`} onPress={() => theme.set(nextTheme[look])}>
        <Icon name="moon" />
        {t.theme[look]}
      </Button>
    </div>
  );
}
