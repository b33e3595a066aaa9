import type { ReactNode } from "react";
import { Link } from "wouter";
import { Notice } from "../../shared/parts/Notice";
import { CopyLink } from "../CopyLink";
import { webhooks } from "../words/webhooks";

/** The only time that a secret is shown. */
export function SecretShown({ title, secret, open, children }: { title: string; secret: string; open?: string; children?: ReactNode }) {
  const t = webhooks.use();
  return (
    <div className="col narrow">
      <Notice tone="ok" title={title}>
        {t.secretOnce}
      </Notice>
      {children}
      <CopyLink label={t.secret} link={secret} />
      {open && (
        <div>
          <Link className="btn filled" href={open}>
            {t.goOn}
          </Link>
        </div>
      )}
    </div>
  );
}
