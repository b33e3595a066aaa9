import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { allPosts, givePost, posted, takePost, type Post } from "../../ladder/ladder";
import { words } from "../../ladder/words";
import { locale } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { EmptyState } from "../../shared/parts/EmptyState";
import { NumberField } from "../../shared/parts/NumberField";
import { Select } from "../../shared/parts/Select";
import { TextField } from "../../shared/parts/TextField";
import "../../shared/edit/edit.css";
import { fieldSentences, RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { One } from "../One";
import type { Technician } from "../technicians/technician";

/** Who stands on the steps by name, in which area and in which hours. */
export function PostsCard({ technicians, areas }: { technicians: readonly Technician[]; areas: readonly string[] }) {
  const t = words.use();
  const posts = useQuery(allPosts);
  return (
    <Card title={t.posts} icon="people">
      <p className="t2 dense">{t.postsLead}</p>
      <One of={posts}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <EmptyState icon="people" title={t.noPosts}>
                {t.noPostsHelp}
              </EmptyState>
            )}
            <ul className="lines">
              {items.map((post) => (
                <PostLine key={post.id} post={post} />
              ))}
            </ul>
          </>
        )}
      </One>
      <GivePost technicians={technicians} areas={areas} />
    </Card>
  );
}

function PostLine({ post }: { post: Post }) {
  const t = words.use();
  const cache = useQueryClient();
  const take = useMutation({ mutationFn: () => takePost(post.id), onSuccess: () => refresh(cache) });
  return (
    <li className="row wrap">
      <b>{t.who[post.who]}</b>
      <span className="sp">
        {post.technician.name}, {post.area ?? t.everywhere}
      </span>
      <span className="meta">
        {t.rank} {post.rank}
      </span>
      <span className="meta">{hoursOf(post) || t.roundTheClock}</span>
      <Button className="btn s quiet" aria-label={fill(t.take, { name: post.technician.name })} aria-busy={take.isPending} onPress={() => take.isPending || take.mutate()}>
        <Icon name="cross" />
      </Button>
      <RefusalNotice of={take.error} />
    </li>
  );
}

const allDays = [1, 2, 3, 4, 5, 6, 7];
const empty = { who: "", area: "", technician: "", rank: 1 as number | null, days: allDays, begins: "", ends: "" };

function GivePost({ technicians, areas }: { technicians: readonly Technician[]; areas: readonly string[] }) {
  const t = words.use();
  const cache = useQueryClient();
  const [form, setForm] = useState(empty);
  const change = (part: Partial<typeof empty>) => setForm((before) => ({ ...before, ...part }));
  const give = useMutation({
    mutationFn: () => givePost({ ...form, begins: form.begins.trim() || null, ends: form.ends.trim() || null }),
    onSuccess: async () => {
      setForm(empty);
      await refresh(cache);
    },
  });
  const wrong = fieldSentences(give.error);
  const complete = form.who !== "" && form.technician !== "" && form.rank !== null;
  return (
    <details>
      <summary className="btn s">{t.givePost}</summary>
      <Form
        className="col pairs"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && !give.isPending) give.mutate();
        }}
      >
        <div className="pair">
          <Select label={t.whoStands} value={form.who} onChange={(who) => change({ who })} empty="" choices={posted.map((value) => ({ value, label: t.who[value] }))} error={wrong["who"]} isRequired />
          <Select
            label={t.technician}
            value={form.technician}
            onChange={(technician) => change({ technician })}
            empty=""
            choices={technicians.filter(({ active }) => active).map(({ id, name, area }) => ({ value: id, label: `${name}, ${area}` }))}
            error={wrong["technician"]}
            isRequired
          />
        </div>
        <div className="pair">
          <Select label={t.area} value={form.area} onChange={(area) => change({ area })} empty={t.everywhere} choices={areas.map((value) => ({ value, label: value }))} />
          <NumberField label={t.rank} value={form.rank} onChange={(rank) => change({ rank })} min={1} max={9} isRequired error={wrong["rank"]} />
        </div>
        <div role="group" aria-label={t.days} className="row wrap">
          {allDays.map((day) => (
            <Button
              key={day}
              className="chip"
              aria-pressed={form.days.includes(day)}
              onPress={() => change({ days: form.days.includes(day) ? form.days.filter((each) => each !== day) : [...form.days, day] })}
            >
              {dayName(day)}
            </Button>
          ))}
        </div>
        <div className="pair">
          <TextField label={t.begins} value={form.begins} onChange={(begins) => change({ begins })} placeholder="08:00" hint={t.hoursHint} error={wrong["begins"]} />
          <TextField label={t.ends} value={form.ends} onChange={(ends) => change({ ends })} placeholder="17:00" hint={t.clock} error={wrong["ends"]} />
        </div>
        <RefusalNotice of={Object.keys(wrong).length === 0 && give.error} />
        <div>
          <Button type="submit" className="btn filled" isDisabled={!complete} aria-busy={give.isPending}>
            {t.give}
          </Button>
        </div>
      </Form>
    </details>
  );
}

const refresh = (cache: ReturnType<typeof useQueryClient>) => Promise.all(["posts", "ladders"].map((topic) => cache.invalidateQueries({ queryKey: [topic] })));

/** 1 January 2024 was a Monday. */
const dayName = (day: number): string => new Date(2024, 0, day).toLocaleDateString(locale(), { weekday: "short" });

/** Empty is round the clock. */
function hoursOf({ days, begins, ends }: Post): string {
  const on = days.length === 7 ? "" : days.map(dayName).join(", ");
  return [on, begins && ends && `${begins.slice(0, 5)}–${ends.slice(0, 5)}`].filter(Boolean).join(" ");
}
