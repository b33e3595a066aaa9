import { Link, useLocation } from "wouter";

export interface Tab {
  path: string;
  label: string;
}

/** The lists that lie side by side under one entry of the rail. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const [here] = useLocation();
  return (
    <nav className="row wrap" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.path} href={tab.path} className={`btn s ${here === tab.path ? "on" : ""}`} aria-current={here === tab.path ? "page" : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
