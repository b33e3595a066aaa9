import type { ContactRow } from "../contact/types";
import { phone } from "../shared/format";
import { words as contactWords } from "../contact/words";

/** The caller as a list names them: by name, else by number. */
export const whoRang = ({ callerName, fromDisplay, from }: Pick<ContactRow, "callerName" | "fromDisplay" | "from">): string =>
  callerName || phone(fromDisplay || from) || contactWords.now().numberHidden;
