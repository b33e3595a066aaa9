import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Redirect, Route, Switch } from "wouter";
import { lastRefusal, useActions } from "../shared/actions";
import { EmptyState } from "../shared/parts/EmptyState";
import { Skeleton } from "../shared/parts/Skeleton";
import { keepsCalls, worksHere } from "./duty";
import { Fence } from "./Fence";
import { FurtherBanner } from "../people/FurtherBanner";
import { IncidentBanner } from "../incident/IncidentBanner";
import { KeyLine } from "./KeyLine";
import { Rail } from "./Rail";
import { Open } from "./screens";
import { shellActions, type ShellState } from "./shellActions";
import { TopBar } from "./TopBar";
import { useConnection } from "./connection";
import { useKeys } from "./useKeys";
import { useMyScreens } from "./myScreens";
import { useMe } from "../shared/session";
import { words } from "./words";
import "./shell.css";

const Palette = lazy(() => import("./Palette"));
const AllKeys = lazy(() => import("./AllKeys"));
const Duty = lazy(() => import("./Duty"));

/** The frame that never changes: top bar, rail, contact strip, page, key line. */
export default function Shell() {
  const t = words.use();
  const me = useMe();
  const cache = useQueryClient();
  const screens = useMyScreens();
  const [layer, setLayer] = useState<ShellState["layer"]>(null);
  useConnection(cache, worksHere(me));
  useActions(shellActions, { layer, setLayer });
  useKeys(screens);
  useEffect(() => lastRefusal.set(null), [me.id]);
  const [first] = screens;
  return (
    <div className="app">
      <a className="skip" href="#page">
        {t.skip}
      </a>
      <TopBar openPalette={() => setLayer("palette")} />
      <Rail screens={screens} />
      <main className="main" id="page" tabIndex={-1}>
        <FurtherBanner />
        {worksHere(me) && <IncidentBanner />}
        <Suspense fallback={<div className="strip" />}>{keepsCalls(me) && <Duty />}</Suspense>
        <Fence>
          <Suspense fallback={<div className="page"><Skeleton rows={6} /></div>}>
            <Switch>
              {screens.map((screen) => (
                <Route key={screen.path} path={screen.path}>
                  {(params) => <Open screen={screen} params={params} />}
                </Route>
              ))}
              {first && (
                <Route path="/">
                  <Redirect to={first.path} replace />
                </Route>
              )}
              <Route>
                <div className="page">
                  <h1 className="unseen">{t.notFound}</h1>
                  <EmptyState icon="search" title={t.notFound}>
                    {t.notFoundHelp}
                  </EmptyState>
                </div>
              </Route>
            </Switch>
          </Suspense>
        </Fence>
      </main>
      <KeyLine />
      <Suspense>
        {layer === "palette" && <Palette screens={screens} close={() => setLayer(null)} />}
        {layer === "keys" && <AllKeys screens={screens} close={() => setLayer(null)} />}
      </Suspense>
    </div>
  );
}
