import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { I18nProvider } from "react-aria-components";
import { Route, Switch } from "wouter";
import { Refusal, signInNeeded } from "../shared/api";
import { language } from "../shared/preferences";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { Entered, leave, useSession, type Session } from "../shared/session";
import { useStore } from "../shared/store";

const Shell = lazy(() => import("./Shell"));
const Portal = lazy(() => import("../portal/Portal"));
const SignIn = lazy(() => import("../people/SignIn"));
const SetUp = lazy(() => import("../people/SetUp"));
const NewPasskey = lazy(() => import("../people/NewPasskey"));
const PasskeyFirst = lazy(() => import("../people/PasskeyFirst"));
const FromProvider = lazy(() => import("../people/FromProvider"));
const NewPassword = lazy(() => import("../people/NewPassword"));

const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (tries, failure) => !(failure instanceof Refusal) && tries < 3,
      refetchOnWindowFocus: false,
    },
  },
});
signInNeeded.tell = () => leave(cache);

export function App() {
  return (
    <I18nProvider locale={useStore(language)}>
      <QueryClientProvider client={cache}>
        <Suspense fallback={<Skeleton />}>
          <Switch>
            <Route path="/setup" component={SetUp} />
            <Route path="/password" component={NewPassword} />
            <Route path="/passkey" component={NewPasskey} />
            <Route path="/provider" component={FromProvider} />
            <Route component={SignedIn} />
          </Switch>
        </Suspense>
      </QueryClientProvider>
    </I18nProvider>
  );
}

function SignedIn() {
  const session = useSession();
  if (session.isPending) return <Skeleton />;
  if (session.isError) return <RefusalNotice of={session.error} />;
  // Whoever leaves takes her screen along at once: it does not wait, hidden, for the sign-in to load.
  return (
    <Suspense key={session.data?.user.id ?? "nobody"} fallback={<Skeleton />}>
      {session.data ? <Entered value={session.data}>{screenOf(session.data)}</Entered> : <SignIn />}
    </Suspense>
  );
}

function screenOf({ user, onlyToRegister }: Session) {
  if (onlyToRegister) return <PasskeyFirst />;
  return user.roles.includes("customer") ? <Portal /> : <Shell />;
}
