import { useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { useT } from "~/i18n";
import type { ComboBoxProps } from "../ComboBox";
import { cx } from "../cx";
import { useFormState } from "../Form";
import { FieldError, useField } from "../field-frame";
import { ChevronDownIcon } from "../icons";
import { AriaLocale } from "./AriaLocale";

export function ComboBoxImpl(props: ComboBoxProps) {
  const { options, defaultValue, value, onChange, onType, loading, placeholder, disabled, className } = props;
  const t = useT();
  const wiring = useField(props);
  const { clearField } = useFormState();
  const [own, setOwn] = useState<string | null>(defaultValue ?? null);
  const chosen = value === undefined ? own : value;
  const source = onType ? { items: options } : { defaultItems: options };
  return (
    <AriaLocale>
      <ComboBox
        {...source}
        className={cx("field", className)}
        selectedKey={chosen}
        onSelectionChange={(key) => {
          const id = key === null ? null : String(key);
          clearField(props.name);
          setOwn(id);
          onChange?.(id);
        }}
        onInputChange={(text) => onType?.(text)}
        menuTrigger="focus"
        allowsEmptyCollection
        isDisabled={disabled ?? false}
        isInvalid={wiring.error !== null}
        isRequired={props.required ?? false}
        validationBehavior="aria"
        formValue="key"
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
        <span className="select">
          <Input className="input" placeholder={placeholder} />
          <Button className="absolute inset-y-0 right-0 w-9" aria-label={t("ui.show_choices")}>
            <ChevronDownIcon size={15} aria-hidden="true" />
          </Button>
        </span>
        {props.name ? <input type="hidden" name={props.name} value={chosen ?? ""} /> : null}
        {props.name && props.required ? (
          // Lets the form's check find an empty choice.
          <input
            tabIndex={-1}
            aria-hidden="true"
            className="sr-only"
            name={`${props.name}__text`}
            required
            value={chosen ?? ""}
            onChange={() => {}}
          />
        ) : null}
        {wiring.error ? <FieldError id={wiring.id}>{wiring.error}</FieldError> : null}
        <Popover className="popover w-(--trigger-width)">
          <ListBox
            className="menu max-h-72 overflow-auto"
            renderEmptyState={() => (
              <div className="px-2 py-1.5 text-s text-ink-3">
                {loading ? t("common.loading") : t("ui.nothing_found")}
              </div>
            )}
          >
            {options.map((option) => (
              <ListBoxItem key={option.id} id={option.id} textValue={option.label} className="menu-item">
                <span className="min-w-0 flex-1">
                  {option.label}
                  {option.help ? <small className="block">{option.help}</small> : null}
                </span>
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </ComboBox>
    </AriaLocale>
  );
}
