/** Whole customers: everybody of them who signs in, in one role or in all. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { relationshipsQuery } from "~/api/queries/organisation";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Checkbox, Select } from "~/ui/fields";

const ROLES = ["owner", "admin", "manager", "member", "observer"] as const;

export function CustomersField({
  chosen,
  onChange,
}: {
  chosen: ReadonlySet<string>;
  onChange: (next: ReadonlySet<string>) => void;
}) {
  const t = useT();
  const list = useInfiniteQuery(relationshipsQuery({ q: null, limit: 50 }));
  const customers = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (each) => each.side === "vendor",
  );
  return (
    <>
      <fieldset className="survey-people">
        <legend className="field-label">{t("surveys.customers")}</legend>
        {customers.map((each) => (
          <Checkbox
            key={each.id}
            label={each.counterpart.name}
            {...(each.segment ? { help: each.segment } : {})}
            checked={chosen.has(each.id)}
            onChange={(on) => {
              const next = new Set(chosen);
              if (on) next.add(each.id);
              else next.delete(each.id);
              onChange(next);
            }}
          />
        ))}
        {list.hasNextPage ? (
          <Button small onClick={() => void list.fetchNextPage()}>
            {t("common.more")}
          </Button>
        ) : null}
      </fieldset>
      <Select
        name="role"
        label={t("surveys.in_role")}
        placeholder={t("surveys.any_role")}
        optional
        options={ROLES.map((value) => ({ value, label: t(`people.role_${value}`) }))}
      />
    </>
  );
}
