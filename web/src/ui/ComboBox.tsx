import { Suspense } from "react";
import { FieldFrame, type FieldProps, useField } from "./field-frame";
import { ComboBoxImpl } from "./lazy";

export interface ComboOption {
  id: string;
  label: string;
  help?: string;
}

export interface ComboBoxProps extends FieldProps {
  options: readonly ComboOption[];
  /** Id of the chosen option. The form gets it under `name`. */
  defaultValue?: string | null;
  value?: string | null;
  onChange?: (id: string | null) => void;
  /** What is typed, for lists that the server searches; `options` are then shown as given. */
  onType?: (text: string) => void;
  loading?: boolean;
  placeholder?: string;
  disabled?: boolean;
  className?: string;
}

export function ComboBox(props: ComboBoxProps) {
  const wiring = useField(props);
  return (
    <Suspense
      fallback={
        <FieldFrame field={props} wiring={wiring} className={props.className}>
          <input {...wiring.control} className="input" disabled />
        </FieldFrame>
      }
    >
      <ComboBoxImpl {...props} />
    </Suspense>
  );
}
