import { useQuery } from "@tanstack/react-query";
import { commitmentsOfQuery } from "~/api/queries/settle";
import { useComplaintInfo } from "~/features/thread/context";
import { useT } from "~/i18n";
import { EmptyState, ErrorState, Loading } from "~/ui/bits";
import { CheckIcon } from "~/ui/icons";
import { isPending } from "../words";
import { CommitmentList } from "./CommitmentList";

/** What was promised to settle this complaint; it closes when all of it is confirmed. */
export function CommitmentsTab() {
  const t = useT();
  const { complaint } = useComplaintInfo();
  const query = useQuery(commitmentsOfQuery(complaint.id));
  const items = query.data?.items;
  const pending = items?.filter(isPending).length ?? 0;
  return (
    <div className="section-body">
      {!items ? (
        query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={4} />
        )
      ) : items.length === 0 ? (
        <EmptyState icon={<CheckIcon size={24} aria-hidden="true" />} title={t("settle.no_commitments")}>
          {t("settle.no_commitments_text")}
        </EmptyState>
      ) : (
        <section className="card" aria-label={t("settle.commitments")}>
          <h2>{t("settle.commitments")}</h2>
          <p className="mb-1 text-s text-ink-3">
            {pending > 0 ? t("settle.closes_when", { count: pending }) : t("settle.all_kept")}
          </p>
          <CommitmentList complaint={complaint} commitments={items} />
        </section>
      )}
    </div>
  );
}
