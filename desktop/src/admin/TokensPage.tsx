import { useBranchChoices } from "../shared/branches";
import { Card } from "../shared/parts/Card";
import { AdminPage } from "./AdminPage";
import { words } from "./words";

const commands = [
  ["make", "./throughline token create NAME"],
  ["makeBranch", "./throughline token create NAME --branch BRANCH"],
  ["list", "./throughline token list"],
  ["end", "./throughline token end NAME"],
  ["use", "Authorization: Bearer TOKEN"],
] as const;

/** Tokens are made on the console only; this page says how. */
export default function TokensPage() {
  const t = words.use();
  const hasBranches = useBranchChoices().length > 0;
  return (
    <AdminPage section="tokens" lead={t.tokens.lead}>
      <Card title={t.tokens.how} icon="key" className="narrow">
        {commands.filter(([what]) => what !== "makeBranch" || hasBranches).map(([what, command]) => (
          <div key={what} className="fld">
            <span className="lbl">{t.tokens[what]}</span>
            <pre tabIndex={0} aria-label={t.tokens[what]} role="region" lang="en">
              {command}
            </pre>
          </div>
        ))}
      </Card>
    </AdminPage>
  );
}
