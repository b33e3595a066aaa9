import { useEffect, useState } from "react";
import { isTyping } from "../shared/keys";

/** Whether the focus is in a field, where letters are letters. */
export function useTyping(): boolean {
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    const look = () => setTyping(isTyping(document.activeElement));
    const later = () => setTimeout(look);
    addEventListener("focusin", look);
    addEventListener("focusout", later);
    return () => {
      removeEventListener("focusin", look);
      removeEventListener("focusout", later);
    };
  }, []);
  return typing;
}
