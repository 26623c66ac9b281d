import { useActing, useCan } from "~/api/queries/me";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/bits";
import { CheckIcon, ComplaintIcon, SearchIcon } from "~/ui/icons";
import { ButtonLink } from "~/ui/Link";
import { FIRST_VIEW, isFiltered, type ListSearch, withoutFilters } from "./search";

/** Says why nothing is here and offers the one thing that helps. */
export function Empty({ search, onChange }: { search: ListSearch; onChange: (next: ListSearch) => void }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const can = useCan();
  const view = search.view ?? FIRST_VIEW;
  if (isFiltered(search)) {
    return (
      <EmptyState
        icon={<SearchIcon size={24} aria-hidden="true" />}
        title={t("complaints.empty_filtered")}
        action={
          <Button onClick={() => onChange(withoutFilters(search))}>{t("complaints.clear_filters")}</Button>
        }
      >
        {t("complaints.empty_filtered_text")}
      </EmptyState>
    );
  }
  if (view === "turn" || view === "mine" || view === "closed") {
    return (
      <EmptyState
        icon={<CheckIcon size={24} aria-hidden="true" />}
        title={t(`complaints.empty_${view}`)}
        action={<Button onClick={() => onChange({ view: "open" })}>{t("complaints.see_open")}</Button>}
      >
        {t(`complaints.empty_${view}_text`)}
      </EmptyState>
    );
  }
  const files = can("file_complaint");
  return (
    <EmptyState
      icon={<ComplaintIcon size={24} aria-hidden="true" />}
      title={t("complaints.empty_open")}
      action={
        files || can("file_for_customer") ? (
          <ButtonLink to="/o/$org/complaints/new" params={{ org }} tone="primary">
            {t(files ? "complaints.file" : "complaints.file_for")}
          </ButtonLink>
        ) : null
      }
    >
      {t(files ? "complaints.empty_customer_text" : "complaints.empty_vendor_text")}
    </EmptyState>
  );
}
