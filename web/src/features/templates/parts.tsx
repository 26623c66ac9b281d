import type { ReactNode } from "react";
import type { Category } from "~/api/types";
import { CATEGORIES, wordOptions } from "~/features/complaints/labels";
import { useT } from "~/i18n";
import { IconButton } from "~/ui/Button";
import { Select } from "~/ui/fields";
import { EditIcon, TrashIcon } from "~/ui/icons";

/** What complaints it is for. */
export function CategoryField({ value }: { value: Category | null }) {
  const t = useT();
  return (
    <Select
      name="category"
      label={t("templates.category")}
      optional
      placeholder={t("templates.all_categories")}
      options={wordOptions(t, "category", CATEGORIES)}
      defaultValue={value ?? ""}
      className="max-w-80"
    />
  );
}

/** A template in its list, with what its manager may do. */
export function TemplateRow({
  name,
  note,
  children,
  actions,
}: {
  name: string;
  note: string;
  children: ReactNode;
  actions: { edit: () => void; remove: () => void } | null;
}) {
  const t = useT();
  return (
    <li className="template-row">
      <div className="min-w-0 flex-1">
        <h3>{name}</h3>
        <small className="block">{note}</small>
        {children}
      </div>
      {actions ? (
        <span className="flex">
          <IconButton
            small
            label={t("templates.edit", { name })}
            icon={<EditIcon size={14} aria-hidden="true" />}
            onClick={actions.edit}
          />
          <IconButton
            small
            label={t("templates.remove", { name })}
            icon={<TrashIcon size={14} aria-hidden="true" />}
            onClick={actions.remove}
          />
        </span>
      ) : null}
    </li>
  );
}
