import { Store } from "../shared/store";

const kept = "throughline.microphone.checked";

/** Whether this tab heard its person already. */
export const microphoneChecked = new Store(sessionStorage.getItem(kept) === "yes");
microphoneChecked.watch(() => sessionStorage.setItem(kept, microphoneChecked.now() ? "yes" : "no"));
