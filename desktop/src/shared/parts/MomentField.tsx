import { parseDateTime } from "@internationalized/date";
import type { KeyboardEvent } from "react";
import { DateField, DateInput, DateSegment, FieldError, I18nProvider, Label } from "react-aria-components";
import { runKey } from "../actions";
import { language } from "../preferences";
import { useStore } from "../store";

interface MomentFieldProps {
  label: string;
  /** `2026-11-14T08:00` on the wall; empty while it is incomplete. */
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** A segment keeps every key to itself; those that work everywhere, such as the keys of a call, must not end there. */
export function passKeysOn(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || /^F\d+$/.test(event.key)) runKey(event.nativeEvent);
}

/** A day and a time of 24 hours in the order of the reader's language, whatever the browser's own is. */
export function MomentField({ label, value, onChange, error }: MomentFieldProps) {
  const chosen = useStore(language);
  return (
    <I18nProvider locale={chosen === "en" ? "en-GB" : chosen}>
      <DateField
        className="fld"
        granularity="minute"
        hourCycle={24}
        value={value ? parseDateTime(value) : null}
        onChange={(moment) => onChange(moment?.toString().slice(0, 16) ?? "")}
        isInvalid={Boolean(error)}
        isRequired
        shouldForceLeadingZeros
      >
        <Label>{label}</Label>
        <div onKeyDownCapture={passKeysOn}>
          <DateInput className="inp moment">{(segment) => <DateSegment segment={segment} />}</DateInput>
        </div>
        <FieldError className="wrong">{error}</FieldError>
      </DateField>
    </I18nProvider>
  );
}
