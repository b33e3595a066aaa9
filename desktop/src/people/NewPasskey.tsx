import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { Notice } from "../shared/parts/Notice";
import { registerAnew } from "./passkey";
import { PasskeyForm } from "./PasskeyForm";
import { Welcome } from "./Welcome";
import { words } from "./words";

/** The page behind a passkey link from the administrator or from the console. */
export default function NewPasskey() {
  const t = words.use();
  const token = useSearchParams()[0].get("token") ?? "";
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <Welcome title={t.passkey.newTitle}>
        <Notice tone="ok">{t.passkey.done}</Notice>
        <Link className="btn filled big" href="/">
          {t.newPassword.toSignIn}
        </Link>
      </Welcome>
    );
  }
  return (
    <Welcome title={t.passkey.newTitle} lead={t.passkey.newLead}>
      <PasskeyForm first={t.passkey.firstName} register={(name) => registerAnew(token, name)} done={() => setDone(true)} />
    </Welcome>
  );
}
