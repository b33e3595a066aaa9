import { useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { leave, sessionQuery } from "../shared/session";
import { registerPasskey } from "./passkey";
import { PasskeyForm } from "./PasskeyForm";
import { Welcome } from "./Welcome";
import { words } from "./words";

/** What somebody sees whose roles need a passkey and who has none: nothing else is open to her yet. */
export default function PasskeyFirst() {
  const t = words.use();
  const cache = useQueryClient();
  const out = () => void call("DELETE", "/api/session").then(() => leave(cache), () => leave(cache));
  return (
    <Welcome title={t.passkey.needTitle} lead={t.passkey.needLead}>
      <PasskeyForm
        first={t.passkey.firstName}
        register={registerPasskey}
        done={() => void cache.invalidateQueries({ queryKey: sessionQuery.queryKey })}
      />
      <div>
        <Button className="linklike" onPress={out}>
          {t.passkey.signOut}
        </Button>
      </div>
    </Welcome>
  );
}
