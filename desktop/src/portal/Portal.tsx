import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { Link, Route, Switch } from "wouter";
import { Fence } from "../app/Fence";
import { OwnState } from "../app/OwnState";
import "../app/shell.css";
import { Brand } from "../shared/icons";
import { EmptyState } from "../shared/parts/EmptyState";
import { Skeleton } from "../shared/parts/Skeleton";
import { useCompany } from "../shared/session";
import { freshMs } from "./own";
import { OwnUnitPage } from "./OwnUnitPage";
import { OwnUnits } from "./OwnUnits";
import "./portal.css";
import { words } from "./words";

const OwnSignIn = lazy(() => import("../people/OwnSignIn"));

/** What a customer sees who looks in from outside, also on a phone. */
export default function Portal() {
  const t = words.use();
  const company = useCompany();
  useFreshness();
  return (
    <div className="portal">
      <header className="top">
        <Link href="/" className="row mark" aria-label={t.back}>
          <Brand />
          <b className="ell">{company}</b>
        </Link>
        <span className="sp" />
        <OwnState />
      </header>
      <main>
        <Fence>
          <Suspense fallback={<Skeleton rows={6} />}>
            <Switch>
              <Route path="/" component={OwnUnits} />
              <Route path="/units/:id">{({ id }) => <OwnUnitPage key={id} id={id} />}</Route>
              <Route path="/own-sign-in" component={OwnSignIn} />
              <Route>
                <div className="page">
                  <h1 className="unseen">{t.notFound}</h1>
                  <EmptyState icon="search" title={t.notFound} action={<Link href="/" className="btn">{t.back}</Link>} />
                </div>
              </Route>
            </Switch>
          </Suspense>
        </Fence>
      </main>
    </div>
  );
}

/** Asks again every few seconds while somebody looks. */
function useFreshness() {
  const cache = useQueryClient();
  useEffect(() => {
    const again = setInterval(() => document.hidden || void cache.invalidateQueries({ queryKey: ["portal"] }), freshMs);
    return () => clearInterval(again);
  }, [cache]);
}
