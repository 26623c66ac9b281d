/** Asks for a survey and shows what stands in its place until it is there. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiError } from "~/api/errors";
import { surveyQuery } from "~/api/queries/surveys";
import type { Survey } from "~/api/types-surveys";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { ErrorState } from "~/ui/bits";

export function WithSurvey({ id, children }: { id: string; children: (survey: Survey) => ReactNode }) {
  const query = useQuery(surveyQuery(id));
  if (query.data) return children(query.data);
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) {
    return (
      <div className="page page-narrow">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <PendingPage />;
}
