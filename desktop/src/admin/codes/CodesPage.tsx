import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Link } from "wouter";
import { matches } from "../../app/matches";
import { priorityOf } from "../../orders/timeline";
import { Icon } from "../../shared/icons";
import { Chip } from "../../shared/parts/Chip";
import { EmptyState } from "../../shared/parts/EmptyState";
import { PriorityMark } from "../../shared/parts/PriorityMark";
import { useRowKeys } from "../../shared/parts/rowKeys";
import { language } from "../../shared/preferences";
import { useStore } from "../../shared/store";
import { words as shared } from "../../shared/words";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { codes as codeWords } from "../words/codes";
import { inLanguage, treeQuery, type Branch, type CodeTree, type ProblemCode } from "./code";

/** Every problem code below its department, provider and category, found by any of its words. */
export default function CodesPage() {
  const t = codeWords.use();
  const tree = useQuery(treeQuery);
  return (
    <AdminPage
      section="codes"
      lead={t.lead}
      actions={
        <Link className="btn filled" href="/admin/codes/new">
          <Icon name="plus" />
          {t.add}
        </Link>
      }
    >
      <One of={tree}>{(found) => <Tree tree={found} />}</One>
    </AdminPage>
  );
}

function Tree({ tree }: { tree: CodeTree }) {
  const t = codeWords.use();
  const reads = useStore(language);
  const [text, setText] = useState("");
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list, true);
  const found = tree.codes.filter((each) => matches(wordsOf(each), text));
  const groups = grouped(tree, found);
  const name = (branch: Branch) => inLanguage(branch.names, reads) ?? branch.key;
  return (
    <div className="list">
      <div className="row tools">
        <label className="inp find">
          <Icon name="search" />
          <input type="search" aria-label={shared.now().search} placeholder={shared.now().search} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      </div>
      {found.length === 0 && <EmptyState icon="search" title={shared.now().nothingFound} />}
      {found.length > 0 && (
        <div className="scroll" ref={list} tabIndex={0} role="region" aria-label={t.list}>
          <table>
            <caption className="unseen">{t.list}</caption>
            <thead>
              <tr>
                {[t.code, t.name, t.priority, t.questions, t.standing].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            {groups.map(({ branches, codes }) => (
              <tbody key={branches.map(({ key }) => key).join()}>
                <tr className="branch">
                  <th colSpan={5} scope="rowgroup">
                    {branches.map(name).join(" › ")}
                  </th>
                </tr>
                {codes.map((each) => (
                  <tr key={each.code}>
                    <td>
                      <Link href={`/admin/codes/${each.code}`}>{each.code}</Link>
                    </td>
                    <td>
                      {inLanguage(each.words, reads)?.name} <span className="meta">{inLanguage(each.words, reads)?.detail}</span>
                    </td>
                    <td>
                      <PriorityMark of={priorityOf(each.urgency)} />
                    </td>
                    <td>{each.questions.length}</td>
                    <td>{each.edited && <Chip icon="pencil">{t.edited}</Chip>}</td>
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </div>
  );
}

const wordsOf = ({ code, words }: ProblemCode): string => [code, ...Object.values(words).flatMap((said) => [said.name, said.detail, ...said.synonyms])].join(" ");

function grouped({ departments, providers, categories }: CodeTree, codes: readonly ProblemCode[]) {
  return departments.flatMap((department) =>
    providers.flatMap((provider) =>
      categories.flatMap((category) => {
        const own = codes.filter((each) => each.department === department.key && each.provider === provider.key && each.category === category.key);
        return own.length > 0 ? [{ branches: [department, provider, category], codes: own }] : [];
      }),
    ),
  );
}
