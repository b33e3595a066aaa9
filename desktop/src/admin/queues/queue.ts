import { call, type Page } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";

export interface Queue {
  id: string;
  name: string;
  language: string;
  skill: string | null;
  priority: number;
  answerWithinSeconds: number;
  offerSeconds: number;
  dialledNumbers: string[];
  version: number;
}

/** The numbers as one text, a number on each line; a number field that was emptied is null. */
export interface QueueForm {
  name: string;
  language: string;
  skill: string;
  priority: number | null;
  answerWithinSeconds: number | null;
  offerSeconds: number | null;
  dialledNumbers: string;
}

export const newQueue: QueueForm = {
  name: "",
  language: "en",
  skill: "",
  priority: 5,
  answerWithinSeconds: 20,
  offerSeconds: 20,
  dialledNumbers: "",
};

export const keptQueue = ({ id: _, version, skill, dialledNumbers, ...rest }: Queue): Kept<QueueForm> => ({
  values: { ...rest, skill: skill ?? "", dialledNumbers: dialledNumbers.join("\n") },
  version,
});

const sent = ({ skill, dialledNumbers, ...rest }: QueueForm) => ({
  ...rest,
  skill: skill.trim() || null,
  dialledNumbers: dialledNumbers.split("\n").map((line) => line.trim()).filter(Boolean),
});

export const allQueues = { queryKey: ["queues", "all"], queryFn: () => call<Page<Queue>>("GET", "/api/queues") };
export const addQueue = (form: QueueForm) => call<Queue>("POST", "/api/queues", sent(form));
export const changeQueue = (id: string, form: QueueForm, version: number) => call<Queue>("PUT", `/api/queues/${id}`, { ...sent(form), version });
