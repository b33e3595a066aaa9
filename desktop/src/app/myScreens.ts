import { mayOpen } from "../shared/screen";
import { useMe } from "../shared/session";
import { screens } from "./screens";

/** The screens that this person may use; the order never changes. */
export function useMyScreens() {
  const me = useMe();
  return screens.filter((screen) => mayOpen(me, screen));
}
