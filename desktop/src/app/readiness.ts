import { goReady } from "../contact/desk";
import { line } from "../line/LineClient";
import { microphoneChecked } from "../line/checked";
import { perform, type Action } from "../shared/actions";
import { Store } from "../shared/store";
import { words } from "./words";

/** Somebody wants to be ready before the microphone was heard; the desk then shows the check first. */
export const checkWanted = new Store(false);

export const getReady: Action = {
  id: "desk.ready",
  label: () => words.now().deskPage.getReady,
  icon: "headset",
  run: async () => {
    checkWanted.set(true);
    if (!microphoneChecked.now()) return;
    try {
      await line.openSound();
      await goReady();
    } finally {
      checkWanted.set(false);
    }
  },
};

export const becomeReady = (): Promise<boolean> => perform(getReady, undefined);
