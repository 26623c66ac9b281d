import { parseDate } from "@internationalized/date";
import { useState } from "react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  type DateValue,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
  Text,
} from "react-aria-components";
import { useT } from "~/i18n";
import { cx } from "../cx";
import type { DateFieldProps } from "../DateField";
import { useFormState } from "../Form";
import { FieldError, useField } from "../field-frame";
import { CalendarIcon, ChevronLeftIcon, ChevronRightIcon } from "../icons";
import { AriaLocale } from "./AriaLocale";

function toDate(day: string | null | undefined) {
  try {
    return day ? parseDate(day) : null;
  } catch {
    return null;
  }
}

export function DateFieldImpl(props: DateFieldProps) {
  const { defaultValue, min, max, disabled, className, onChange } = props;
  const t = useT();
  const wiring = useField(props);
  const { clearField } = useFormState();
  const [day, setDay] = useState<DateValue | null>(() => toDate(defaultValue));
  const step = "btn btn-quiet btn-icon btn-small";
  return (
    <AriaLocale>
      <DatePicker
        className={cx("field", className)}
        value={day}
        onChange={(next) => {
          clearField(props.name);
          setDay(next);
          onChange?.(next ? next.toString() : null);
        }}
        minValue={toDate(min)}
        maxValue={toDate(max)}
        isDisabled={disabled ?? false}
        isRequired={props.required ?? false}
        isInvalid={wiring.error !== null}
        validationBehavior="aria"
      >
        <Label className={cx("field-label", props.hideLabel && "sr-only")}>
          {props.label}
          {props.optional ? <span className="field-optional">{t("common.optional")}</span> : null}
        </Label>
        {props.help ? (
          <Text slot="description" className="field-help">
            {props.help}
          </Text>
        ) : null}
        <Group className="input flex items-center py-0 pr-1">
          <DateInput className="flex flex-1 py-1.5">
            {(segment) => (
              <DateSegment
                segment={segment}
                className="rounded-sm px-0.5 outline-none data-focused:bg-ink data-focused:text-surface data-placeholder:text-ink-3 data-focused:data-placeholder:text-surface"
              />
            )}
          </DateInput>
          <Button className={step}>
            <CalendarIcon size={15} aria-hidden="true" />
          </Button>
        </Group>
        {props.name ? <input type="hidden" name={props.name} value={day?.toString() ?? ""} /> : null}
        {wiring.error ? <FieldError id={wiring.id}>{wiring.error}</FieldError> : null}
        <Popover className="popover">
          <Dialog className="p-3 outline-none">
            <Calendar>
              <header className="mb-2 flex items-center gap-1">
                <Button slot="previous" className={step}>
                  <ChevronLeftIcon size={16} aria-hidden="true" />
                </Button>
                <Heading className="flex-1 text-center text-s font-semibold" />
                <Button slot="next" className={step}>
                  <ChevronRightIcon size={16} aria-hidden="true" />
                </Button>
              </header>
              <CalendarGrid className="text-s [&_th]:text-xs [&_th]:font-medium [&_th]:text-ink-3">
                {(date) => (
                  <CalendarCell
                    date={date}
                    className="grid size-8 cursor-pointer place-items-center rounded-control outline-none data-disabled:cursor-not-allowed data-disabled:text-ink-3 data-disabled:line-through data-focus-visible:outline-2 data-focus-visible:outline-(--focus) data-hovered:bg-sunken data-outside-month:hidden data-selected:bg-ink data-selected:text-surface"
                  />
                )}
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </AriaLocale>
  );
}
