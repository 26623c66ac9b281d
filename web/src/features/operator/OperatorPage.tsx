import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { installationQuery, outboxQuery, queuesQuery } from "~/api/queries/operator";
import { keys } from "~/api/query";
import type { OutboxItem, Queues } from "~/api/types";
import { useAction } from "~/features/common/useAction";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, EmptyState, ErrorState, Loading, Time } from "~/ui/bits";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { Tabs } from "~/ui/Tabs";
import { InstallationCards } from "./Installation";
import { Row } from "./Row";

export function OperatorPage() {
  const t = useT();
  const queues = useQuery(queuesQuery);
  const installation = useQuery(installationQuery);
  return (
    <Page title={t("operator.title")} lead={t("operator.lead")}>
      {queues.isPending ? <Loading lines={3} /> : null}
      {queues.isError ? <ErrorState error={queues.error} onRetry={() => void queues.refetch()} /> : null}
      {queues.data ? (
        <>
          <Figures queues={queues.data} />
          {installation.isError ? (
            <ErrorState error={installation.error} onRetry={() => void installation.refetch()} />
          ) : null}
          {installation.isPending ? <Loading lines={6} /> : null}
          {installation.data ? <InstallationCards seen={installation.data} /> : null}
          <Outbox />
        </>
      ) : null}
    </Page>
  );
}

function Figures({ queues }: { queues: Queues }) {
  const t = useT();
  const format = useFormat();
  const { mails, jobs } = queues;
  const figure = (label: string, value: number, bad = false): [string, string, boolean] => [
    label,
    format.number(value),
    bad && value > 0,
  ];
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Card title={t("operator.mails")}>
        <Row
          items={[
            figure(t("operator.waiting"), mails.waiting),
            figure(t("operator.sent"), mails.sent),
            figure(t("operator.dead"), mails.dead, true),
            figure(t("operator.unknown"), mails.unknown, true),
          ]}
        />
      </Card>
      <Card title={t("operator.jobs")}>
        <Row
          items={[figure(t("operator.waiting"), jobs.waiting), figure(t("operator.dead"), jobs.dead, true)]}
        />
      </Card>
    </div>
  );
}

const STATES = ["dead", "waiting", "unknown"] as const;

function Outbox() {
  const t = useT();
  const [state, setState] = useState<(typeof STATES)[number]>("dead");
  const query = useInfiniteQuery(outboxQuery(state));
  const [run, pending] = useAction();
  const columns: Column<OutboxItem>[] = [
    {
      id: "kind",
      header: t("operator.kind"),
      cell: (row) => <span className="font-medium text-ink">{row.kind}</span>,
    },
    { id: "attempts", header: t("operator.attempts"), numeric: true, cell: (row) => row.attempts },
    {
      id: "error",
      header: t("operator.error"),
      cell: (row) => <span className="font-mono text-xs wrap-anywhere">{row.last_error}</span>,
    },
    { id: "due", header: t("operator.due"), cell: (row) => <Time at={row.due_at} as="full" /> },
    {
      id: "retry",
      header: t("operator.retry"),
      hiddenHeader: true,
      cell: (row) => (
        <div className="row-actions">
          <Button
            small
            pending={pending}
            onClick={() =>
              run(() => api.post(`/operator/outbox/${row.id}/retry`), {
                stale: [keys.operatorOutbox, keys.operatorQueues],
                done: t("operator.retried"),
              })
            }
          >
            {t("operator.retry")}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <section className="mt-8">
      <h2 className="mb-1">{t("operator.outbox")}</h2>
      <Tabs
        label={t("operator.states")}
        items={STATES.map((id) => ({ id, label: t(`operator.${id}`) }))}
        value={state}
        onChange={setState}
      >
        <div className="mt-4">
          <DataTable
            label={t("operator.outbox")}
            columns={columns}
            query={query}
            rowKey={(row) => row.id}
            empty={<EmptyState title={t("operator.empty")}>{t("operator.empty_text")}</EmptyState>}
          />
        </div>
      </Tabs>
    </section>
  );
}
