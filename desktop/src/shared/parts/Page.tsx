import type { ReactNode } from "react";

/** A page that is not the desk: one heading, what can be done, and the rest. */
export function Page({ title, lead, actions, children }: { title: ReactNode; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <div className="page">
      <header className="row wrap">
        <div className="sp">
          <h1>{title}</h1>
          {lead && <p className="t2">{lead}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}
