import { priorityOf } from "../../orders/timeline";
import { Card } from "../../shared/parts/Card";
import { PriorityMark } from "../../shared/parts/PriorityMark";
import { language } from "../../shared/preferences";
import { useStore } from "../../shared/store";
import { fill } from "../../shared/wording";
import { words as shared } from "../../shared/words";
import { codes as codeWords } from "../words/codes";
import { inLanguage, type ProblemCode } from "./code";

type Question = ProblemCode["questions"][number];

/** What the agent asks about it, to read, and which answer makes it worse. */
export function Questions({ of }: { of: ProblemCode }) {
  const t = codeWords.use();
  const reads = useStore(language);
  return (
    <Card title={t.questions} icon="bubble">
      <p className="t2 dense">{t.questionsHelp}</p>
      <ol className="lines dense">
        {of.questions.map((question) => (
          <li key={question.id}>
            <b>{inLanguage(question.texts, reads)}</b>
            <div className="meta">{(t.types as Record<string, string>)[question.type] ?? question.type}</div>
            {question.choices.length > 0 && <div className="t2">{question.choices.map(({ texts, value }) => inLanguage(texts, reads) ?? value).join(", ")}</div>}
            {question.worse && (
              <div className="row wrap">
                <span>{fill(t.worse, { answer: answerOf(question, reads) })}</span>
                <PriorityMark of={priorityOf(question.worse.urgency)} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function answerOf({ worse, choices }: Question, reads: Parameters<typeof inLanguage>[1]): string {
  const answer = worse?.answer ?? "";
  if (answer === "yes") return shared.now().yes;
  if (answer === "no") return shared.now().no;
  const choice = choices.find(({ value }) => value === answer);
  return (choice && inLanguage(choice.texts, reads)) ?? answer;
}
