import type { Action } from "../../shared/actions";
import { fill } from "../../shared/wording";
import { guideWords } from "../words/guide";
import { keyOf } from "./procedure";
import type { Led } from "./useLed";

const says: Action<Led> = {
  id: "guide.said",
  label: ({ progress, now }) => (progress.tellAgain ? guideWords.now().sayAgain : now ? guideWords.now().saidIt : guideWords.now().checkIn),
  icon: "check",
  shortcut: "Space",
  possible: ({ acts, now, progress }) => acts && (now !== undefined || progress.checkAt !== null),
  run: ({ now, said, checkedIn }) => (now ? said(now.step.id) : checkedIn()),
};

const otherLanguage: Action<Led> = {
  id: "guide.language",
  label: () => guideWords.now().otherLanguage,
  icon: "language",
  shortcut: "R",
  run: (led) => led.otherLanguage(),
};

const panicking: Action<Led> = {
  id: "guide.panic",
  label: () => guideWords.now().panicking,
  shortcut: "C",
  possible: ({ progress }) => progress.version.guide.aids.some(({ id }) => id === "panic"),
  run: ({ aid, unfold }) => unfold(aid === "panic" ? null : "panic"),
};

const calls: Action<Led> = {
  id: "guide.rescue",
  label: (led) => fill(guideWords.now().call, { number: emergencyOf(led) }),
  icon: "phone",
  shortcut: "Shift+1",
  possible: ({ acts, progress }) => acts && progress.begun,
  run: ({ decided }) => decided(true),
};

/** A key that answers the question that is open. */
const answers = ["Y", "N", "1", "2", "3", "4", "5", "6"].map(
  (key): Action<Led> => ({
    id: `guide.answer-${key}`,
    label: () => key,
    shortcut: key,
    hinted: false,
    possible: ({ acts, question }) => acts && at(question, key) !== undefined,
    run: ({ question, answered }) => {
      const value = at(question, key);
      if (question && value) answered(question.id, value);
    },
  }),
);

const at = (question: Led["question"], key: string) => question?.choices.find((_, index) => keyOf(question, index) === key)?.value;

/** The number of the rescue service: the one of the country of the lift. */
export const emergencyOf = ({ order, progress }: Pick<Led, "order" | "progress">): string => progress.version.guide.emergency[order?.site.country ?? ""] ?? "112";

export const guideActions = { says, otherLanguage, panicking, calls };
export const allGuideActions = [says, otherLanguage, panicking, calls, ...answers];
