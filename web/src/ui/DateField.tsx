import { Suspense } from "react";
import { FieldFrame, type FieldProps, useField } from "./field-frame";
import { DateFieldImpl } from "./lazy";

export interface DateFieldProps extends FieldProps {
  /** "2026-11-12"; the form gets the same. */
  defaultValue?: string | null;
  min?: string;
  max?: string;
  disabled?: boolean;
  className?: string;
  onChange?: (day: string | null) => void;
}

/** A day, typed or picked from a calendar. */
export function DateField(props: DateFieldProps) {
  const wiring = useField(props);
  return (
    <Suspense
      fallback={
        <FieldFrame field={props} wiring={wiring} className={props.className}>
          <input {...wiring.control} className="input" disabled />
        </FieldFrame>
      }
    >
      <DateFieldImpl {...props} />
    </Suspense>
  );
}
