/** What two people changed at once in a form, above its buttons: for each field both values, and a choice. */
import { useRef } from "react";
import { useT } from "~/i18n";
import { ClashCard } from "./ClashCard";
import type { Clash, Clashing } from "./useClash";

export interface ClashField {
  name: string;
  label: string;
  /** How a value is read; a text without it. */
  text?: (value: unknown) => string;
}

export function Clashes({ clash, fields }: { clash: Clash; fields: readonly ClashField[] }) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  if (clash.fields.length === 0) return null;
  const open = clash.fields.filter(({ name }) => !clash.choices.has(name)).length;
  /** Puts a text where it is written, so that it is seen and can be written on. */
  const write = (name: string, text: string) => {
    const control = frame.current?.closest("form")?.elements.namedItem(name);
    if (
      control instanceof HTMLTextAreaElement ||
      (control instanceof HTMLInputElement && control.type === "text")
    ) {
      control.value = text;
      control.focus();
    }
  };
  return (
    <div ref={frame} className="flex flex-col gap-3">
      {clash.fields.map((field) => {
        const known = fields.find((each) => each.name === field.name);
        const said = (value: unknown) => read(known, value) || t("clash.nothing");
        const both = known?.text === undefined && isText(field);
        return (
          <ClashCard
            key={field.name}
            label={known?.label ?? field.name}
            lead={t("clash.lead", { field: known?.label ?? field.name })}
            theirsLabel={t("clash.theirs")}
            theirs={said(field.theirs)}
            mine={said(field.mine)}
            chosen={clash.choices.get(field.name)}
            onTheirs={() => {
              clash.choose(field.name, "theirs");
              if (both) write(field.name, read(known, field.theirs));
            }}
            onMine={() => {
              clash.choose(field.name, "mine");
              if (both) write(field.name, read(known, field.mine));
            }}
            onCombine={
              both
                ? () => {
                    clash.choose(field.name, "mine");
                    write(field.name, `${read(known, field.theirs)}\n\n${read(known, field.mine)}`);
                  }
                : undefined
            }
          />
        );
      })}
      <p role="status" className="text-s text-ink-2">
        {open > 0 ? t("clash.choose", { n: open }) : t("clash.chosen")}
      </p>
    </div>
  );
}

function isText({ theirs, mine }: Clashing): boolean {
  return [theirs, mine].every((value) => typeof value === "string" || (value ?? null) === null);
}

function read(field: ClashField | undefined, value: unknown): string {
  if (field?.text) return field.text(value);
  return typeof value === "string" ? value : value === null || value === undefined ? "" : String(value);
}
