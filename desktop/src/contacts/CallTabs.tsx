import { Tabs } from "../shared/parts/Tabs";
import { words as shared } from "../shared/words";
import { words } from "./words";

export function CallTabs() {
  const t = words.use();
  const titles = shared.use().screens;
  return (
    <Tabs
      label={t.lists}
      tabs={[
        { path: "/contacts", label: t.back },
        { path: "/contacts/abandoned", label: titles.abandoned },
      ]}
    />
  );
}
