/**
 * Fields with label, help and error. Inside a `Form` a field finds the server's error by its `name`.
 * All take `defaultValue` (the form reads them at submit) or `value` with `onChange`.
 */
import {
  type InputHTMLAttributes,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
  useState,
} from "react";
import { useLocale, useT } from "~/i18n";
import { cx } from "./cx";
import { useFormState } from "./Form";
import { FieldError, FieldFrame, type FieldProps, useField } from "./field-frame";
import { ChevronDownIcon } from "./icons";
import { parseNumber } from "./number";

type Native<P> = Omit<P, "name" | "required" | "onChange" | "children" | "id">;

export interface TextFieldProps extends FieldProps, Native<InputHTMLAttributes<HTMLInputElement>> {
  onChange?: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
}

function split<P extends FieldProps>(props: P) {
  const { label, hideLabel, help, error, optional, ...rest } = props;
  return { field: { label, hideLabel, help, error, optional, name: props.name } as FieldProps, rest };
}

export function TextField({ onChange, className, ...props }: TextFieldProps) {
  const { field, rest } = split(props);
  const wiring = useField(field);
  const { clearField } = useFormState();
  return (
    <FieldFrame field={field} wiring={wiring} className={className}>
      <input
        {...rest}
        {...wiring.control}
        className="input"
        onChange={(event) => {
          clearField(props.name);
          onChange?.(event.target.value);
        }}
      />
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps, Native<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  onChange?: (value: string) => void;
  ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ onChange, className, ...props }: TextAreaProps) {
  const { field, rest } = split(props);
  const wiring = useField(field);
  const { clearField } = useFormState();
  return (
    <FieldFrame field={field} wiring={wiring} className={className}>
      <textarea
        rows={4}
        {...rest}
        {...wiring.control}
        className="input"
        onChange={(event) => {
          clearField(props.name);
          onChange?.(event.target.value);
        }}
      />
    </FieldFrame>
  );
}

export interface Option<V extends string = string> {
  value: V;
  label: string;
  help?: string;
  disabled?: boolean;
}

export interface SelectProps<V extends string>
  extends FieldProps,
    Native<SelectHTMLAttributes<HTMLSelectElement>> {
  options: readonly Option<V>[];
  /** Text of an empty first choice. */
  placeholder?: string;
  onChange?: (value: V) => void;
}

export function Select<V extends string>({
  options,
  placeholder,
  onChange,
  className,
  ...props
}: SelectProps<V>) {
  const { field, rest } = split(props);
  const wiring = useField(field);
  const { clearField } = useFormState();
  return (
    <FieldFrame field={field} wiring={wiring} className={className}>
      <span className="select">
        <select
          {...rest}
          {...wiring.control}
          className="input"
          onChange={(event) => {
            clearField(props.name);
            onChange?.(event.target.value as V);
          }}
        >
          {placeholder !== undefined ? <option value="">{placeholder}</option> : null}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDownIcon size={15} aria-hidden="true" />
      </span>
    </FieldFrame>
  );
}

export interface CheckboxProps extends FieldProps {
  value?: string;
  defaultChecked?: boolean;
  checked?: boolean;
  disabled?: boolean;
  onChange?: (checked: boolean) => void;
}

export function Checkbox({ onChange, value, defaultChecked, checked, disabled, ...field }: CheckboxProps) {
  const wiring = useField(field);
  return (
    <div className="check">
      <input
        {...wiring.control}
        type="checkbox"
        name={field.name}
        value={value ?? "on"}
        required={field.required}
        defaultChecked={defaultChecked}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange?.(event.target.checked)}
      />
      <label htmlFor={wiring.id}>{field.label}</label>
      {field.help ? (
        <span id={`${wiring.id}-help`} className="field-help">
          {field.help}
        </span>
      ) : null}
      {wiring.error ? <FieldError id={wiring.id}>{wiring.error}</FieldError> : null}
    </div>
  );
}

/** Takes effect at once, unlike a checkbox in a form. */
export function Switch({
  onChange,
  checked,
  disabled,
  ...field
}: Omit<CheckboxProps, "value" | "defaultChecked">) {
  const wiring = useField(field);
  return (
    <div className="switch">
      <div>
        <label htmlFor={wiring.id} className={field.hideLabel ? "sr-only" : "field-label block"}>
          {field.label}
        </label>
        {field.help ? (
          <span id={`${wiring.id}-help`} className="field-help">
            {field.help}
          </span>
        ) : null}
      </div>
      <input
        {...wiring.control}
        type="checkbox"
        role="switch"
        aria-checked={checked}
        name={field.name}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange?.(event.target.checked)}
      />
    </div>
  );
}

export interface RadioGroupProps<V extends string> extends FieldProps {
  options: readonly Option<V>[];
  value?: V;
  defaultValue?: V;
  onChange?: (value: V) => void;
  /** Side by side where there is room. */
  inline?: boolean;
}

export function RadioGroup<V extends string>({
  options,
  value,
  defaultValue,
  onChange,
  inline,
  ...field
}: RadioGroupProps<V>) {
  const wiring = useField(field);
  const fallbackName = useId();
  const { clearField } = useFormState();
  return (
    <FieldFrame field={field} wiring={wiring} labelElement="span">
      <div
        role="radiogroup"
        aria-labelledby={`${wiring.id}-label`}
        aria-describedby={wiring.control["aria-describedby"]}
        aria-invalid={wiring.control["aria-invalid"]}
        aria-required={field.required}
        className={cx("flex gap-x-5 gap-y-2", inline ? "flex-wrap" : "flex-col")}
      >
        {options.map((option) => (
          <label key={option.value} className="check">
            <input
              type="radio"
              name={field.name ?? fallbackName}
              value={option.value}
              required={field.required}
              disabled={option.disabled}
              defaultChecked={value === undefined ? defaultValue === option.value : undefined}
              checked={value === undefined ? undefined : value === option.value}
              onChange={() => {
                clearField(field.name);
                onChange?.(option.value);
              }}
            />
            <span>{option.label}</span>
            {option.help ? <span className="field-help">{option.help}</span> : null}
          </label>
        ))}
      </div>
    </FieldFrame>
  );
}

export interface NumberFieldProps extends FieldProps {
  defaultValue?: number | null;
  min?: number;
  max?: number;
  /** Digits after the comma that are taken; 0 by default. */
  decimals?: number;
  /** Shown inside the field, at its end: "pcs", "€". */
  unit?: string;
  disabled?: boolean;
  className?: string;
  /** undefined when empty, NaN when it is no number. */
  onChange?: (value: number | undefined) => void;
}

/** Takes "1,5" and "1.5", with or without spaces between thousands; the form gets a plain number. */
export function NumberField({
  defaultValue,
  min,
  max,
  decimals = 0,
  unit,
  disabled,
  className,
  onChange,
  ...field
}: NumberFieldProps) {
  const wiring = useField(field);
  const locale = useLocale();
  const t = useT();
  const { clearField } = useFormState();
  const [text, setText] = useState(() =>
    defaultValue === null || defaultValue === undefined
      ? ""
      : new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(defaultValue),
  );
  const value = parseNumber(text, locale);
  const outside =
    value !== undefined && ((min !== undefined && value < min) || (max !== undefined && value > max));
  const wrong =
    value !== undefined &&
    (Number.isNaN(value) || outside || !Number.isInteger(Number((value * 10 ** decimals).toFixed(6))));
  const format = { useGrouping: false, minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const limit = (at: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(at);
  const expected = outside
    ? min !== undefined && max !== undefined
      ? t("error.field_number_between", { min: limit(min), max: limit(max) })
      : min !== undefined
        ? t("error.field_number_least", { min: limit(min) })
        : t("error.field_number_most", { max: limit(max ?? 0) })
    : t("error.field_number", {
        example: new Intl.NumberFormat(locale, format).format(decimals > 0 ? 1234.5 : 1234),
      });
  return (
    <FieldFrame field={field} wiring={wiring} className={className}>
      <span className="relative">
        <input
          {...wiring.control}
          ref={(element) => element?.setCustomValidity(wrong ? expected : "")}
          type="text"
          inputMode={decimals > 0 ? "decimal" : "numeric"}
          autoComplete="off"
          name={field.name ? `${field.name}__text` : undefined}
          required={field.required}
          disabled={disabled}
          value={text}
          className={cx("input", unit && "pr-12")}
          onChange={(event) => {
            clearField(field.name);
            setText(event.target.value);
            onChange?.(parseNumber(event.target.value, locale));
          }}
        />
        {unit ? (
          <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-s text-ink-3">
            {unit}
          </span>
        ) : null}
        {field.name ? <input type="hidden" name={field.name} value={value ?? ""} /> : null}
      </span>
    </FieldFrame>
  );
}

/** Search input with its own look; reports as typed. */
export function SearchField({
  label,
  value,
  onChange,
  className,
  placeholder,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
  placeholder?: string;
}) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={placeholder ?? label}
      className={cx("input", className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
