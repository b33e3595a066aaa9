import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Redirect } from "wouter";
import { Skeleton } from "../shared/parts/Skeleton";
import { enter, useSession } from "../shared/session";
import { answerIn, bringHome } from "./provider";
import SignIn from "./SignIn";
import { Welcome } from "./Welcome";
import { words } from "./words";

/** The page to which the identity provider sends people back. It brings the answer home, and nothing of it stays in the address. */
export default function FromProvider() {
  const t = words.use();
  const cache = useQueryClient();
  const session = useSession();
  const [answer] = useState(() => answerIn(location.search));
  const brought = useRef(false);
  const bring = useMutation({ mutationFn: bringHome, onSuccess: (mine) => enter(cache, mine) });
  const nobodyIsIn = session.data === null;
  useEffect(() => {
    if (!nobodyIsIn || !answer || brought.current) return;
    brought.current = true;
    history.replaceState(null, "", "/provider");
    bring.mutate(answer);
  }, [nobodyIsIn, answer, bring]);
  if (session.data) return <Redirect to="/" replace />;
  if (answer && !bring.isError) {
    return (
      <Welcome title={t.signIn}>
        <Skeleton rows={3} />
      </Welcome>
    );
  }
  return <SignIn refusal={bring.error} />;
}
