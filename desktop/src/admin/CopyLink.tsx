import { useState } from "react";
import { Button } from "react-aria-components";
import { TextField } from "../shared/parts/TextField";
import { words } from "./words";

/** A link to hand on: shown once, copied with one key or by hand. */
export function CopyLink({ label, link }: { label: string; link: string }) {
  const t = words.use();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(link).then(() => setCopied(true), () => setCopied(false));
  return (
    <TextField
      label={label}
      value={link}
      onChange={() => {}}
      isReadOnly
      onFocus={(event) => event.target instanceof HTMLInputElement && event.target.select()}
      aside={
        <>
          <Button className="linklike" aria-label={t.copy} onPress={() => void copy()}>
            {t.copy}
          </Button>
          <span role="status" className="meta">
            {copied && t.copied}
          </span>
        </>
      }
    />
  );
}
