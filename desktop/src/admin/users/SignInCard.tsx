import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { dayAndTime } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { Chip } from "../../shared/parts/Chip";
import { Notice } from "../../shared/parts/Notice";
import { Skeleton } from "../../shared/parts/Skeleton";
import { Switch } from "../../shared/parts/Switch";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { CopyLink } from "../CopyLink";
import { words } from "../words";
import { allowFurther, endSessions, getSessions, makePasskeyLink, makePasswordLink, unbind, type User } from "./user";

/** A new password link or passkey link, the end of a bond to the identity provider, and where this person is signed in. */
export function SignInCard({ user }: { user: User }) {
  const t = words.use();
  const cache = useQueryClient();
  const key = ["users", "sessions", user.id];
  const sessions = useQuery({ queryKey: key, queryFn: () => getSessions(user.id) });
  const link = useMutation({ mutationFn: () => makePasswordLink(user.id) });
  const passkeyLink = useMutation({ mutationFn: () => makePasskeyLink(user.id) });
  const further = useMutation({
    mutationFn: (allowed: boolean) => allowFurther(user.id, allowed),
    onSettled: () => cache.invalidateQueries({ queryKey: ["users", "one", user.id] }),
  });
  const free = useMutation({
    mutationFn: () => unbind(user.id),
    onSuccess: () => Promise.all([cache.invalidateQueries({ queryKey: ["users", "one", user.id] }), cache.invalidateQueries({ queryKey: key })]),
  });
  const end = useMutation({ mutationFn: () => endSessions(user.id), onSuccess: () => cache.invalidateQueries({ queryKey: key }) });
  return (
    <Card title={t.users.signIn} icon="key">
      {link.data ? (
        <CopyLink label={t.users.link} link={link.data.link} />
      ) : (
        <Button className="btn" aria-busy={link.isPending} isDisabled={!user.active} onPress={() => link.isPending || link.mutate()}>
          {t.users.newLink}
        </Button>
      )}
      <p className="meta">{t.users.linkHelp}</p>
      <RefusalNotice of={link.error} />
      {passkeyLink.data ? (
        <CopyLink label={t.users.passkeyLink} link={passkeyLink.data.link} />
      ) : (
        <Button
          className="btn"
          aria-busy={passkeyLink.isPending}
          isDisabled={!user.active}
          onPress={() => passkeyLink.isPending || passkeyLink.mutate()}
        >
          {t.users.newPasskeyLink}
        </Button>
      )}
      <p className="meta">{t.users.passkeyLinkHelp}</p>
      <RefusalNotice of={passkeyLink.error} />
      {user.bound && (
        <>
          <Button className="btn" aria-busy={free.isPending} onPress={() => free.isPending || free.mutate()}>
            {t.users.unbind}
          </Button>
          <p className="meta">{t.users.boundHelp}</p>
        </>
      )}
      <RefusalNotice of={free.error} />
      <hr />
      <div className="fld">
        <Switch
          label={t.users.mayTake}
          value={further.isPending ? further.variables : user.mayBreakGlass}
          onChange={(allowed) => further.mutate(allowed)}
          isDisabled={further.isPending}
        />
        <span className="meta">{t.users.mayTakeHint}</span>
      </div>
      <RefusalNotice of={further.error} />
      <hr />
      <h3>{t.users.sessions}</h3>
      {sessions.isPending && <Skeleton rows={2} />}
      <RefusalNotice of={sessions.error} />
      {sessions.data?.length === 0 && <p className="dense t2">{t.users.noSessions}</p>}
      <ul className="lines dense">
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <div className="row">
              <b className="sp">{session.browser}</b>
              {session.current && <Chip tone="acc">{t.users.sessionThis}</Chip>}
            </div>
            <span className="t2">
              {fill(t.users.since, { time: dayAndTime(session.startedAt) })} · {fill(t.users.lastSeen, { time: dayAndTime(session.lastSeenAt) })}
            </span>
          </li>
        ))}
      </ul>
      {(sessions.data?.length ?? 0) > 0 && (
        <Button className="btn" aria-busy={end.isPending} onPress={() => end.isPending || end.mutate()}>
          {t.users.endSessions}
        </Button>
      )}
      {end.isSuccess && <Notice tone="ok">{t.users.ended}</Notice>}
      <RefusalNotice of={end.error} />
    </Card>
  );
}
