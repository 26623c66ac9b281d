/**
 * The form of the portal. It sends, waits, puts the server's field errors (`errors[]` of problem+json) at their
 * fields, says everything else in one notice above the buttons, and never throws away what was typed.
 */
import {
  createContext,
  type FormEvent,
  type ReactNode,
  type Ref,
  use,
  useCallback,
  useMemo,
  useRef,
  useState,
} from "react";
import { ApiError, errorText, fieldErrorText } from "~/api/errors";
import { type Translate, useT } from "~/i18n";
import { Button } from "./Button";
import { cx } from "./cx";
import { WarningIcon } from "./icons";

/** What was typed, by field name. */
export class FormValues {
  constructor(private readonly data: FormData) {}
  /** Trimmed text, "" when empty. */
  text(name: string): string {
    const value = this.data.get(name);
    return typeof value === "string" ? value.trim() : "";
  }
  /** Trimmed text, undefined when empty: for optional members of a request. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }
  number(name: string): number | undefined {
    const text = this.text(name);
    return text === "" ? undefined : Number(text);
  }
  checked(name: string): boolean {
    return this.data.get(name) !== null;
  }
  all(name: string): string[] {
    return this.data.getAll(name).filter((value) => typeof value === "string");
  }
}

interface FormState {
  pending: boolean;
  /** Text of the error at a field. */
  fieldError: (name: string | undefined) => string | null;
  clearField: (name: string | undefined) => void;
  summary: ReactNode;
}

const idle: FormState = { pending: false, fieldError: () => null, clearField: () => {}, summary: null };
const FormContext = createContext<FormState>(idle);

export function useFormState(): FormState {
  return use(FormContext);
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isControl(element: Element): element is Control {
  return /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}

/** The browser's own checks, in our words. */
function checkNatively(form: HTMLFormElement, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const element of form.elements) {
    if (!isControl(element) || element.validity.valid) continue;
    // A number is typed into "<name>__text" and sent as "<name>".
    const name = element.name.replace(/__text$/, "");
    if (!name || errors[name]) continue;
    const { validity } = element;
    errors[name] = validity.valueMissing
      ? t("error.field_missing_field")
      : validity.typeMismatch && element.type === "email"
        ? t("error.field_not_an_address")
        : validity.tooShort
          ? t("error.field_too_short")
          : validity.tooLong
            ? t("error.field_text_too_long")
            : validity.customError
              ? element.validationMessage
              : t("error.field_invalid");
  }
  return errors;
}

interface FormProps {
  /** A rejected promise shows its error here; throw `ApiError`s through. */
  onSubmit: (values: FormValues) => Promise<unknown>;
  children: ReactNode;
  className?: string;
  label?: string;
  /** Server field names that differ from ours, as `{server: ours}`. */
  fieldNames?: Record<string, string>;
  /** Codes that this form explains better than the common sentence. */
  explain?: (error: ApiError) => string | null;
  ref?: Ref<HTMLFormElement>;
}

export function Form({ onSubmit, children, className, label, fieldNames, explain, ref }: FormProps) {
  const t = useT();
  const own = useRef<HTMLFormElement | null>(null);
  const [pending, setPending] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);

  const showErrors = (found: Record<string, string>) => {
    setErrors(found);
    const form = own.current;
    if (!form) return;
    for (const element of form.elements) {
      if (isControl(element) && element.name && found[element.name]) {
        const target =
          element.type === "hidden"
            ? element.parentElement?.querySelector<HTMLElement>("input,[tabindex]")
            : element;
        target?.focus();
        return;
      }
    }
  };

  const fail = (error: unknown) => {
    if (error instanceof ApiError && error.fields.length > 0 && own.current) {
      const shown: Record<string, string> = {};
      const rest: string[] = [];
      for (const problem of error.fields) {
        const name = fieldNames?.[problem.field] ?? problem.field;
        if (own.current.elements.namedItem(name)) shown[name] ??= fieldErrorText(t, problem);
        else rest.push(`${name}: ${fieldErrorText(t, problem)}`);
      }
      showErrors(shown);
      setFailure(rest.length > 0 ? rest.join(" · ") : null);
      return;
    }
    setFailure((error instanceof ApiError ? explain?.(error) : null) ?? errorText(t, error));
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    if (pending) return;
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    setFailure(null);
    const invalid = checkNatively(form, t);
    if (Object.keys(invalid).length > 0) {
      showErrors(invalid);
      return;
    }
    setErrors({});
    setPending(true);
    try {
      await onSubmit(new FormValues(new FormData(form, submitter)));
    } catch (error) {
      fail(error);
    } finally {
      setPending(false);
    }
  };

  const clearField = useCallback((name: string | undefined) => {
    if (name) setErrors((old) => (old[name] ? { ...old, [name]: "" } : old));
  }, []);

  const state = useMemo<FormState>(
    () => ({
      pending,
      fieldError: (name) => (name ? errors[name] || null : null),
      clearField,
      summary: failure ? (
        <div role="alert" className="notice notice-bad">
          <WarningIcon size={15} className="translate-y-0.5 flex-none text-bad" aria-hidden="true" />
          <span>{failure}</span>
        </div>
      ) : null,
    }),
    [pending, errors, failure, clearField],
  );

  return (
    <form
      ref={(element) => {
        own.current = element;
        if (typeof ref === "function") ref(element);
        else if (ref) ref.current = element;
      }}
      noValidate
      aria-label={label}
      className={cx("flex flex-col gap-4", className)}
      onSubmit={submit}
    >
      <FormContext value={state}>{children}</FormContext>
    </form>
  );
}

/** The failure notice and the buttons at the end of a form. */
export function FormActions({
  submit,
  danger,
  onCancel,
  children,
}: {
  submit: string;
  danger?: boolean;
  onCancel?: () => void;
  /** Further buttons, on the left. */
  children?: ReactNode;
}) {
  const t = useT();
  const { pending, summary } = useFormState();
  return (
    <>
      {summary}
      <div className="modal-actions">
        {children ? <div className="mr-auto flex gap-2">{children}</div> : null}
        {onCancel ? <Button onClick={onCancel}>{t("common.cancel")}</Button> : null}
        <Button type="submit" tone={danger ? "danger" : "primary"} pending={pending}>
          {submit}
        </Button>
      </div>
    </>
  );
}
