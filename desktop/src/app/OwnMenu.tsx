import { useQueryClient } from "@tanstack/react-query";
import { Header, Menu, MenuItem, MenuSection, Popover, Separator } from "react-aria-components";
import { useLocation } from "wouter";
import { goNotReady } from "../contact/desk";
import { reasons, type Reason } from "../contact/types";
import { microphoneChecked } from "../line/checked";
import { line } from "../line/LineClient";
import { lastRefusal, perform } from "../shared/actions";
import { call } from "../shared/api";
import { Icon } from "../shared/icons";
import { language, languageNames, languages, letters, theme, type Theme } from "../shared/preferences";
import { keepPreferences, leave, useMe } from "../shared/session";
import { useStore } from "../shared/store";
import { becomeReady } from "./readiness";
import { words } from "./words";

/** Ready or why not, language, look, keys and the way out. */
export default function OwnMenu({ anchor, takesCalls, close }: { anchor: HTMLElement | null; takesCalls: boolean; close: () => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const me = useMe();
  const ready = () => {
    if (!microphoneChecked.now()) go("/desk");
    void becomeReady();
  };
  const signOut = async () => {
    await call("DELETE", "/api/session");
    line.disconnect();
    leave(cache);
  };
  return (
    <Popover className="menu" aria-label={t.ownState} placement="bottom end" triggerRef={{ current: anchor }} isOpen onOpenChange={(open) => !open && close()}>
      <Menu aria-label={t.ownState} autoFocus="first" onClose={close}>
        {takesCalls && (
          <MenuSection>
            <Header>{t.ownState}</Header>
            <MenuItem id="ready" onAction={ready}>
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
        <MenuItem id="own-sign-in" onAction={() => go("/own-sign-in")}>
          <Icon name="key" />
          {t.ownSignIn}
        </MenuItem>
        {(me.mayBreakGlass || me.roles.includes("administrator")) && (
          <MenuItem id="further-rights" onAction={() => go("/further-rights")}>
            <Icon name="warning" />
            {t.further}
          </MenuItem>
        )}
        <MenuItem id="sign-out" onAction={() => void signOut().catch(lastRefusal.set)}>
          <Icon name="leave" />
          {t.signOut}
        </MenuItem>
      </Menu>
    </Popover>
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
