import { Switch as Control } from "react-aria-components";

export function Switch({ label, value, onChange, isDisabled }: { label: string; value: boolean; onChange: (on: boolean) => void; isDisabled?: boolean }) {
  return (
    <Control className="switch" isSelected={value} onChange={onChange} isDisabled={isDisabled ?? false}>
      <span className="track" aria-hidden="true" />
      {label}
    </Control>
  );
}
