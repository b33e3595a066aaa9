import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Link } from "wouter";
import { branchesQuery, pathOf, treeOf, wholeCompany, type Branch } from "../../shared/branches";
import { Icon } from "../../shared/icons";
import { EmptyState } from "../../shared/parts/EmptyState";
import { useRowKeys } from "../../shared/parts/rowKeys";
import { useCompany } from "../../shared/session";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { names } from "../words/sections";

/** The company, and each branch below the one that it belongs to. */
export default function BranchesPage() {
  const t = words.use();
  const branches = useQuery(branchesQuery);
  return (
    <AdminPage
      section="branches"
      lead={t.branches.lead}
      actions={
        <Link className="btn filled" href="/admin/branches/new">
          <Icon name="plus" />
          {t.branches.add}
        </Link>
      }
    >
      <One of={branches}>{(found) => <Tree branches={found} />}</One>
    </AdminPage>
  );
}

function Tree({ branches }: { branches: readonly Branch[] }) {
  const t = words.use();
  const { lists } = names.use();
  const company = useCompany();
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list, true);
  if (branches.length < 2) {
    return (
      <EmptyState icon="house" title={t.branches.emptyTitle}>
        {t.branches.emptyHelp}
      </EmptyState>
    );
  }
  return (
    <div className="list">
      <div className="scroll" ref={list} tabIndex={0} role="region" aria-label={lists.branches}>
        <table>
          <caption className="unseen">{lists.branches}</caption>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.branches.parent}</th>
              <th scope="col">
                <span className="unseen">{t.branches.addBelow}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {treeOf(branches).map(({ branch, depth }) => {
              const name = branch.name || company;
              return (
                <tr key={branch.id}>
                  <td style={{ paddingInlineStart: `${8 + depth * 24}px` }}>
                    {branch.id === wholeCompany ? <b>{name}</b> : <Link href={`/admin/branches/${branch.id}`}>{name}</Link>}
                  </td>
                  <td>{branch.parent ? pathOf(branch.parent, branches, company) : <span className="t2">{t.branches.company}</span>}</td>
                  <td className="r">
                    <Link href={`/admin/branches/new?below=${branch.id}`} aria-label={fill(t.branches.addBelowOne, { name })}>
                      {t.branches.addBelow}
                    </Link>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
