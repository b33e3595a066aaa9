import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { TextField } from "../shared/parts/TextField";
import { words } from "./words";

interface SkillsFieldProps {
  value: string[];
  onChange: (skills: string[]) => void;
  error: string | undefined;
  hint?: string;
  /** Offers the words that people have already; only for those who may read them. */
  known?: boolean;
  /** What these words are, where they are not skills. */
  legend?: string;
  addLabel?: string;
  addHint?: string;
  /** Offered besides what was chosen already. */
  offers?: readonly string[];
  /** A word as people read it. */
  shown?: (word: string) => string;
}

export const useSkills = (wanted = true) => useQuery({ queryKey: ["users", "skills"], queryFn: () => call<string[]>("GET", "/api/skills"), enabled: wanted });

/** Skills that are in use as buttons that stay pressed, and a field for one more. */
export function SkillsField({ value, onChange, error, hint, known = true, legend, addLabel, addHint, offers = [], shown = (word) => word }: SkillsFieldProps) {
  const t = words.use();
  const [more, setMore] = useState("");
  const inUse = useSkills(known).data ?? [];
  const all = [...new Set([...inUse, ...offers, ...value])].sort();
  const toggle = (skill: string) => onChange(value.includes(skill) ? value.filter((each) => each !== skill) : [...value, skill]);
  const add = () => {
    const skill = more.trim();
    if (skill && !value.includes(skill)) onChange([...value, skill]);
    setMore("");
  };
  return (
    <fieldset className="fld">
      <legend className="lbl">{legend ?? t.skills}</legend>
      {hint && <span className="meta">{hint}</span>}
      {all.length > 0 && (
        <div className="row wrap">
          {all.map((skill) => (
            <Button key={skill} className="chip" aria-pressed={value.includes(skill)} onPress={() => toggle(skill)}>
              {shown(skill)}
            </Button>
          ))}
        </div>
      )}
      <TextField
        label={addLabel ?? t.addSkill}
        hint={addHint ?? t.addSkillHint}
        value={more}
        onChange={setMore}
        error={error}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return event.continuePropagation();
          event.preventDefault();
          add();
        }}
      />
    </fieldset>
  );
}
