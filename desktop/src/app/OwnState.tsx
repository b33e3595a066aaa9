import { useQueryClient } from "@tanstack/react-query";
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { goNotReady, useDesk } from "../contact/desk";
import { reasons, type AgentState, type AgentStateName, type Reason } from "../contact/types";
import { line } from "../line/LineClient";
import { lastRefusal, perform } from "../shared/actions";
import { call } from "../shared/api";
import { duration } from "../shared/format";
import { Icon, type IconName } from "../shared/icons";
import { language, languageNames, languages, letters, theme, type Theme } from "../shared/preferences";
import { useSecondsSince } from "../shared/now";
import { keepPreferences, leave, useMe } from "../shared/session";
import { useStore } from "../shared/store";
import { keepsCalls } from "./duty";
import { becomeReady } from "./readiness";
import { words } from "./words";

const icons: Record<AgentStateName, IconName> = {
  "not-in": "leave",
  "not-ready": "circledPause",
  ready: "circledCheck",
  offered: "bell",
  "on-a-call": "phone",
  finishing: "pencil",
};

/** Own name, state with its timer, and the menu to change it; below it language, look and the way out. */
export function OwnState() {
  const t = words.use();
  const me = useMe();
  const takesCalls = keepsCalls(me);
  const agent = useDesk(takesCalls).data?.agent;
  const cache = useQueryClient();
  const signOut = async () => {
    await call("DELETE", "/api/session");
    line.disconnect();
    leave(cache);
  };
  return (
    <MenuTrigger>
      <Button className="sec own" data-agent={agent?.state} aria-label={[t.ownState, agent && t.agent[agent.state], me.name].filter(Boolean).join(": ")}>
        <Icon name={agent ? icons[agent.state] : "person"} />
        <span className="sp">
          {agent ? <StateLine agent={agent} /> : <b className="dense">{me.name}</b>}
          {agent && <span className="meta ell">{me.name}</span>}
        </span>
        <Icon name="down" />
      </Button>
      <Popover className="menu" placement="bottom end">
        <Menu aria-label={t.ownState}>
          {takesCalls && agent && (
            <MenuSection>
              <Header>{t.ownState}</Header>
              <MenuItem id="ready" onAction={() => void becomeReady()}>
                <Icon name="circledCheck" />
                {t.becomeReady}
              </MenuItem>
              {reasons.map((reason) => (
                <MenuItem key={reason} id={reason} onAction={() => void notReady(reason)}>
                  <Icon name="circledPause" />
                  {`${t.notReadyBecause}: ${t.reasons[reason]}`}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {takesCalls && <Separator />}
          <LanguageSection />
          <LookSection />
          <Separator />
          <MenuItem id="sign-out" onAction={() => void signOut().catch(lastRefusal.set)}>
            <Icon name="leave" />
            {t.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function StateLine({ agent }: { agent: AgentState }) {
  const t = words.use();
  const seconds = useSecondsSince(agent.since);
  const said = agent.state === "not-ready" && agent.reason ? t.reasons[agent.reason] : t.agent[agent.state];
  return (
    <b className={`dense ell ${agent.bySystem ? "high" : ""}`} title={agent.bySystem ? t.bySystem : undefined}>
      {said} <span className="meta" role="timer">{duration(seconds)}</span>
    </b>
  );
}

const notReady = (reason: Reason) =>
  perform({ id: "desk.not-ready", label: () => words.now().notReadyBecause, run: () => goNotReady(reason) }, undefined);

const keep = () => void keepPreferences().catch(lastRefusal.set);

function LanguageSection() {
  const t = words.use();
  const chosen = useStore(language);
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const next = languages.find((each) => keys !== "all" && keys.has(each));
        if (next) language.set(next);
        keep();
      }}
    >
      <Header>{t.language}</Header>
      {languages.map((each) => (
        <MenuItem key={each} id={each} textValue={languageNames[each]}>
          <Icon name={each === chosen ? "check" : "globe"} />
          <span lang={each}>{languageNames[each]}</span>
        </MenuItem>
      ))}
    </MenuSection>
  );
}

const looks: readonly Theme[] = ["system", "light", "dark"];

function LookSection() {
  const t = words.use();
  const chosen = useStore(theme);
  const lettersOn = useStore(letters) === "on";
  return (
    <>
      <MenuSection
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          const next = looks.find((each) => keys !== "all" && keys.has(each));
          if (next) theme.set(next);
          keep();
        }}
      >
        <Header>{t.look}</Header>
        {looks.map((each) => (
          <MenuItem key={each} id={each}>
            <Icon name={each === chosen ? "check" : "moon"} />
            {t.themes[each]}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection
        selectionMode="multiple"
        selectedKeys={lettersOn ? ["letters"] : []}
        onSelectionChange={(keys) => {
          letters.set(keys === "all" || keys.has("letters") ? "on" : "off");
          keep();
        }}
      >
        <MenuItem id="letters">
          <Icon name={lettersOn ? "check" : "cross"} />
          {t.letterKeys}
        </MenuItem>
      </MenuSection>
    </>
  );
}
