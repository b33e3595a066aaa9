import { useMe } from "../shared/session";
import { screens } from "./screens";

/** The screens that this person's roles may use; the order never changes. */
export function useMyScreens() {
  const { roles } = useMe();
  return screens.filter((screen) => screen.roles.some((role) => roles.includes(role)));
}
