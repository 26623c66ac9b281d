import { useQuery } from "@tanstack/react-query";
import { satisfactionFiguresQuery } from "~/api/queries/after";
import { useActing } from "~/api/queries/me";
import { statisticsQuery } from "~/api/queries/statistics";
import type { Statistics } from "~/api/types";
import { BarList, Chart } from "~/charts/Chart";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Card, EmptyState, ErrorState, Loading } from "~/ui/bits";
import { ChartIcon } from "~/ui/icons";
import { Page } from "~/ui/Page";

export function StatisticsPage() {
  const t = useT();
  const { organisation } = useActing();
  const query = useQuery(statisticsQuery);
  return (
    <Page title={t("statistics.title")} lead={t("statistics.lead", { organisation: organisation.name })}>
      {query.isPending ? <Loading lines={10} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data ? <Figures data={query.data} /> : null}
    </Page>
  );
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

function Figures({ data }: { data: Statistics }) {
  const t = useT();
  const format = useFormat();
  const byStatus = sum(data.by_status.map((each) => each.count));
  const byCategory = sum(data.by_category.map((each) => each.count));
  if (byStatus === 0 && data.opened_by_week.length === 0) {
    return (
      <EmptyState icon={<ChartIcon size={24} aria-hidden="true" />} title={t("statistics.empty_title")}>
        {t("statistics.empty_text")}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <div className="md:col-span-2">
        <Chart
          title={t("statistics.by_week")}
          note={t("statistics.by_week_note", {
            opened: sum(data.opened_by_week.map((week) => week.opened)),
            closed: sum(data.opened_by_week.map((week) => week.closed)),
            weeks: data.opened_by_week.length,
          })}
          kind="bars"
          dimension={t("statistics.week")}
          series={[
            { id: "opened", label: t("statistics.opened"), colour: "us" },
            { id: "closed", label: t("statistics.closed"), colour: "them" },
          ]}
          points={data.opened_by_week.map(({ week, opened, closed }) => ({
            label: week,
            short: t("statistics.week_short", { n: week.replace(/^\d+-W/, "") }),
            values: { opened, closed },
          }))}
        />
      </div>
      <Card title={t("statistics.first_response")} className="md:col-span-2">
        {data.median_first_response_seconds === null ? (
          <p className="text-ink-3">{t("statistics.first_response_none")}</p>
        ) : (
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="text-2xl font-semibold tracking-tight">
              {format.duration(data.median_first_response_seconds)}
            </span>
            <span className="text-s text-ink-3">
              {t("statistics.first_response_note", { n: data.n_first_response })}
            </span>
          </div>
        )}
      </Card>
      <SatisfactionFigure />
      <BarList
        title={t("statistics.by_status")}
        note={t("statistics.n", { n: byStatus })}
        items={data.by_status.map((each) => ({ id: each.status, label: each.label, value: each.count }))}
      />
      <BarList
        title={t("statistics.by_category")}
        note={t("statistics.n", { n: byCategory })}
        items={data.by_category.map((each) => ({
          id: each.category,
          label: t(`complaint.category_${each.category}`),
          value: each.count,
        }))}
      />
    </div>
  );
}

/** What customers said of closed complaints: for who sells, once somebody was asked. */
function SatisfactionFigure() {
  const t = useT();
  const format = useFormat();
  const { sides } = useActing();
  const isVendor = sides.includes("vendor");
  const data = useQuery({ ...satisfactionFiguresQuery, enabled: isVendor }).data;
  if (!isVendor || !data || data.asked === 0) return null;
  return (
    <Card title={t("statistics.satisfaction")} className="md:col-span-2">
      {data.average_hundredths === null ? (
        <p className="text-ink-3">{t("statistics.satisfaction_none", { asked: data.asked })}</p>
      ) : (
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <span className="text-2xl font-semibold tracking-tight">
            {t("statistics.satisfaction_of_five", {
              average: format.number(Math.round(data.average_hundredths / 10) / 10),
            })}
          </span>
          <span className="text-s text-ink-3">
            {t("statistics.satisfaction_note", { n: data.n, asked: data.asked })}
          </span>
        </div>
      )}
    </Card>
  );
}
