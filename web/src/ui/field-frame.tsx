/** What every field has: label, help, error, and the ids that tie them together. For controls of one's own. */
import { type ReactNode, useId } from "react";
import { useT } from "~/i18n";
import { cx } from "./cx";
import { useFormState } from "./Form";
import { WarningIcon } from "./icons";

export interface FieldProps {
  label: string;
  /** The label is for screen readers only. */
  hideLabel?: boolean;
  help?: ReactNode;
  /** An error of the caller's; the form's own is shown without it. */
  error?: string | null;
  name?: string;
  required?: boolean;
  /** Marks a field that may stay empty. Say it on the minority. */
  optional?: boolean;
}

interface Wiring {
  id: string;
  error: string | null;
  control: {
    id: string;
    "aria-invalid": boolean | undefined;
    "aria-describedby": string | undefined;
  };
}

/** Ids and error of a field; for own controls, together with `FieldFrame`. */
export function useField(props: FieldProps): Wiring {
  const id = useId();
  const form = useFormState();
  const error = props.error ?? form.fieldError(props.name);
  const described = cx(props.help ? `${id}-help` : null, error && `${id}-error`);
  return {
    id,
    error,
    control: { id, "aria-invalid": error ? true : undefined, "aria-describedby": described || undefined },
  };
}

export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <span id={`${id}-error`} className="field-error">
      <WarningIcon size={12} className="translate-y-0.5 flex-none" aria-hidden="true" />
      {children}
    </span>
  );
}

export function FieldFrame({
  field,
  wiring,
  children,
  className,
  labelElement = "label",
}: {
  field: FieldProps;
  wiring: Wiring;
  children: ReactNode;
  className?: string | undefined;
  labelElement?: "label" | "span";
}) {
  const t = useT();
  const text = (
    <>
      {field.label}
      {field.optional ? <span className="field-optional">{t("common.optional")}</span> : null}
    </>
  );
  const labelClass = cx("field-label", field.hideLabel && "sr-only");
  return (
    <div className={cx("field", className)}>
      {labelElement === "label" ? (
        <label htmlFor={wiring.id} className={labelClass}>
          {text}
        </label>
      ) : (
        <span id={`${wiring.id}-label`} className={labelClass}>
          {text}
        </span>
      )}
      {field.help ? (
        <span id={`${wiring.id}-help`} className="field-help">
          {field.help}
        </span>
      ) : null}
      {children}
      {wiring.error ? <FieldError id={wiring.id}>{wiring.error}</FieldError> : null}
    </div>
  );
}
