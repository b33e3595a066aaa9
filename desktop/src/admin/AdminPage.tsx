import type { ReactNode } from "react";
import { Link } from "wouter";
import { Icon } from "../shared/icons";
import { Page } from "../shared/parts/Page";
import { mayOpen } from "../shared/screen";
import { useMe } from "../shared/session";
import { fill } from "../shared/wording";
import { sections, type SectionWords } from "./sections";
import { words } from "./words";
import { names } from "./words/sections";
import "./admin.css";

interface AdminPageProps {
  section: SectionWords;
  /** The section's own name unless given. */
  title?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** This page is one thing of the section's list; a link leads back to it. */
  one?: boolean;
  children: ReactNode;
}

/** What can be looked after at the left, one of it at the right. */
export function AdminPage({ section, title, lead, actions, one, children }: AdminPageProps) {
  const t = words.use();
  const { admin, lists } = names.use();
  const me = useMe();
  const mine = sections.filter((each) => mayOpen(me, each));
  const here = sections.find((each) => each.words === section);
  return (
    <div className="admin">
      <nav aria-label={admin}>
        {mine.map((each) => (
          <Link key={each.path} href={each.path} aria-current={each.words === section ? (one ? "true" : "page") : undefined}>
            <Icon name={each.icon} />
            {lists[each.words]}
          </Link>
        ))}
      </nav>
      <Page title={title ?? lists[section]} lead={lead} actions={actions}>
        {one && here && (
          <Link className="back" href={here.path}>
            {fill(t.backTo, { list: lists[section] })}
          </Link>
        )}
        {children}
      </Page>
    </div>
  );
}
