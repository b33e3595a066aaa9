import { meant, type Meant } from "../shared/finder";
import type { IconName } from "../shared/icons";
import type { Found } from "../shared/screen";
import { words } from "../shared/words";

/** The palette's few best of every kind for these words. */
export async function findAnything(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const open = words.now().openOrder;
  const found = await meant(q, {}, signal);
  return found.map((thing) => ({
    path: pathOf(thing),
    label: [thing.number, thing.name].filter(Boolean).join(" "),
    detail: [thing.heat > 0 && thing.kind === "unit" ? open : "", thing.detail].filter(Boolean).join(" · "),
    icon: icons[thing.kind],
  }));
}

const icons: Record<Meant["kind"], IconName> = {
  unit: "lift",
  site: "house",
  customer: "people",
  person: "person",
  order: "wrench",
  request: "paper",
  contact: "headset",
};

const pathOf = ({ kind, id, of }: Meant): string => (kind === "person" ? `/customers/${of}` : `/${kind}s/${id}`);
