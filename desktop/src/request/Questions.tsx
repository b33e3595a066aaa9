import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useActions, type Action } from "../shared/actions";
import { Icon } from "../shared/icons";
import { words as shared } from "../shared/words";
import type { Question } from "./types";
import type { Form } from "./useForm";
import { words } from "./words";

const ask: Action<{ first: () => void; any: boolean }> = {
  id: "request.ask",
  label: () => words.now().ask,
  shortcut: "Q",
  possible: ({ any }) => any,
  run: ({ first }) => first(),
};
const actions = [ask] as const;

/** What the code wants to know; each answer is one press or one word, and the next question comes by itself. */
export function Questions({ form }: { form: Form }) {
  const t = words.use();
  const { kept, keeping, editable, questions } = form;
  const list = useRef<HTMLUListElement>(null);
  const [again, setAgain] = useState<string | null>(null);
  const [follow, setFollow] = useState(0);
  const asked = questions?.questions ?? [];
  const { answers } = kept.draft;
  const now = again ?? asked.find(({ id }) => !answers[id])?.id;
  const first = () => list.current?.querySelector<HTMLElement>("[data-now] button, [data-now] input")?.focus();
  useActions(actions, { first, any: editable && now !== undefined });
  useEffect(() => {
    if (follow > 0) first();
  }, [follow]);
  if (asked.length === 0) return null;
  const answer = (id: string, value: string) => {
    keeping.change({ answers: { ...keeping.state.now().draft.answers, [id]: value } });
    setAgain(null);
    setFollow(follow + 1);
  };
  return (
    <>
      <div className="lbl">
        {t.ask} <kbd aria-hidden="true">Q</kbd>
      </div>
      <ul className="asks" ref={list} aria-label={t.ask}>
        {asked.map((question) => {
          const said = answers[question.id];
          const isNow = editable && question.id === now;
          return (
            <li key={question.id} data-now={isNow || undefined}>
              <span className={isNow ? "acc" : ""}>
                <Icon name={isNow ? "arrow" : said ? "check" : "dashed"} />
              </span>
              <div className="sp">
                <span className={isNow ? "b" : said ? "t2" : ""}>{question.text}</span>{" "}
                {said && !isNow && (
                  <Button className="linklike" isDisabled={!editable} onPress={() => setAgain(question.id)}>
                    {wordsOf(question, said)}
                  </Button>
                )}
                {isNow && <Answer question={question} said={said ?? ""} give={(value) => answer(question.id, value)} />}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function choicesOf(question: Question): { value: string; text: string }[] {
  const { yes, no } = shared.now();
  if (question.type === "yes-no") return [{ value: "yes", text: yes }, { value: "no", text: no }];
  return question.type === "choice" ? (question.choices ?? []) : [];
}

/** An answer as people read it. */
export const wordsOf = (question: Question, said: string): string => choicesOf(question).find(({ value }) => value === said)?.text ?? said;

/** Choices are pressed, or chosen by their number while the focus is here; a floor or a word is typed and entered. */
function Answer({ question, said, give }: { question: Question; said: string; give: (value: string) => void }) {
  const [text, setText] = useState(said);
  const choices = choicesOf(question);
  if (choices.length === 0) {
    return (
      <label className="inp answer">
        <input
          type="text"
          aria-label={question.text}
          inputMode={question.type === "floor" ? "numeric" : "text"}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.ctrlKey && text.trim() && give(text.trim())}
          onBlur={() => text.trim() && text.trim() !== said && give(text.trim())}
        />
        <kbd aria-hidden="true">Enter</kbd>
      </label>
    );
  }
  return (
    <div
      className="row wrap answers"
      role="group"
      aria-label={question.text}
      onKeyDown={(event) => {
        const choice = choices[Number(event.key) - 1];
        if (!choice || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        give(choice.value);
      }}
    >
      {choices.map(({ value, text: label }, at) => (
        <Button key={value} className="chip" aria-pressed={value === said} aria-keyshortcuts={String(at + 1)} onPress={() => give(value)}>
          {label} <kbd aria-hidden="true">{at + 1}</kbd>
        </Button>
      ))}
    </div>
  );
}
