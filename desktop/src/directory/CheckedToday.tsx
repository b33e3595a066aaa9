import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { call, Refusal } from "../shared/api";
import { bodyOf, type Values } from "./fields";
import { words } from "./words";

interface CheckedTodayProps {
  path: string;
  topic: string;
  /** Of whose it is, for those who hear only the button. */
  name: string;
  values: Values;
  version: number;
}

/** The day where the reader is, such as `2026-11-27`. */
export const todayHere = (): string => new Date().toLocaleDateString("sv");

/** One press says that somebody has asked and all of it is still true; gone for the rest of the day. */
export function CheckedToday({ path, topic, name, values, version }: CheckedTodayProps) {
  const t = words.use();
  const cache = useQueryClient();
  const again = () => cache.invalidateQueries({ queryKey: [topic] });
  const check = useMutation({
    mutationFn: () => call("PUT", path, { ...bodyOf(values), verifiedOn: todayHere(), version }),
    onSuccess: again,
    onError: (why) => why instanceof Refusal && again(),
  });
  if (values["verifiedOn"] === todayHere()) return null;
  return (
    <Button className="btn s quiet" aria-label={`${t.checkedToday}: ${name}`} aria-busy={check.isPending} onPress={() => check.isPending || check.mutate()}>
      {t.checkedToday}
    </Button>
  );
}
