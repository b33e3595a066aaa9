import { parseDate, parseTime } from "@internationalized/date";
import { DateField, DateInput, DateSegment, FieldError, I18nProvider, Label, TimeField } from "react-aria-components";
import { language } from "../preferences";
import { useStore } from "../store";
import { passKeysOn } from "./MomentField";

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A time of 24 hours on the wall, such as `08:00`; empty while it is incomplete. */
export function ClockField({ label, value, onChange, error }: FieldProps) {
  const chosen = useStore(language);
  return (
    <I18nProvider locale={chosen === "en" ? "en-GB" : chosen}>
      <TimeField className="fld" hourCycle={24} value={value ? parseTime(value) : null} onChange={(time) => onChange(time?.toString().slice(0, 5) ?? "")} isInvalid={Boolean(error)} isRequired shouldForceLeadingZeros>
        <Label>{label}</Label>
        <div onKeyDownCapture={passKeysOn}>
          <DateInput className="inp moment">{(segment) => <DateSegment segment={segment} />}</DateInput>
        </div>
        <FieldError className="wrong">{error}</FieldError>
      </TimeField>
    </I18nProvider>
  );
}

/** A day, such as `2026-11-14`, in the order of the reader's language; empty while it is incomplete. */
export function DayField({ label, value, onChange, error, isOptional = false }: FieldProps & { isOptional?: boolean }) {
  const chosen = useStore(language);
  return (
    <I18nProvider locale={chosen === "en" ? "en-GB" : chosen}>
      <DateField className="fld" granularity="day" value={value ? parseDate(value) : null} onChange={(day) => onChange(day?.toString() ?? "")} isInvalid={Boolean(error)} isRequired={!isOptional} shouldForceLeadingZeros>
        <Label>{label}</Label>
        <div onKeyDownCapture={passKeysOn}>
          <DateInput className="inp moment">{(segment) => <DateSegment segment={segment} />}</DateInput>
        </div>
        <FieldError className="wrong">{error}</FieldError>
      </DateField>
    </I18nProvider>
  );
}
