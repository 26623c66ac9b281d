/** What was brought in, the newest first; each can be taken back as long as nothing newer stands on it. */
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { importsQuery, renewImports } from "~/api/queries/orders";
import type { ImportTakenBack, OrderImport } from "~/api/types-orders";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, Pill, Time } from "~/ui/bits";
import { type Column, DataTable } from "~/ui/Table";
import { toast } from "~/ui/toast";

export function Runs({ mayUndo }: { mayUndo: boolean }) {
  const t = useT();
  const query = useInfiniteQuery(importsQuery);
  return (
    <section aria-labelledby="order-runs">
      <h2 id="order-runs" className="mb-3">
        {t("orders.runs")}
      </h2>
      <DataTable
        label={t("orders.runs")}
        columns={useColumns(mayUndo)}
        query={query}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("orders.no_runs")}>{t("orders.no_runs_text")}</EmptyState>}
      />
    </section>
  );
}

function useColumns(mayUndo: boolean): Column<OrderImport>[] {
  const t = useT();
  return [
    {
      id: "file",
      header: t("orders.run_file"),
      width: "34%",
      cell: (row) => (
        <>
          <span className="row-title">{row.file_name}</span>
          <span className="row-sub">
            {t(`orders.file_kind_${row.kind}`)} · {row.source}
          </span>
        </>
      ),
    },
    {
      id: "when",
      header: t("orders.run_when"),
      width: "18%",
      cell: (row) => <Time at={row.started_at} as="full" />,
    },
    {
      id: "counts",
      header: t("orders.run_counts"),
      width: "32%",
      cell: (row) => (
        <>
          {t("orders.run_brought", { created: row.created, updated: row.updated })}
          <span className="row-sub">
            {t("orders.run_left", { unchanged: row.unchanged, rejected: row.rejected })}
          </span>
        </>
      ),
    },
    {
      id: "undo",
      header: t("orders.run_undo"),
      hiddenHeader: true,
      width: "16%",
      cell: (row) => <Undo run={row} mayUndo={mayUndo} />,
    },
  ];
}

function Undo({ run, mayUndo }: { run: OrderImport; mayUndo: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () =>
      api.post<ImportTakenBack>(
        `/order-imports/${run.id}/actions/undo`,
        {},
        { idempotencyKey: crypto.randomUUID() },
      ),
    onSuccess: async ({ removed, restored }) => {
      await renewImports(client);
      toast({ text: t("orders.run_undone", { removed, restored }) });
    },
    onError: (error) => toast({ text: errorText(t, error), tone: "bad" }),
  });
  if (run.undone_at) return <Pill>{t("orders.run_taken_back")}</Pill>;
  if (!mayUndo) return null;
  return (
    <Button
      small
      pending={undo.isPending}
      onClick={() => undo.mutate()}
      aria-label={t("orders.run_undo_of", { name: run.file_name })}
    >
      {t("orders.run_undo")}
    </Button>
  );
}
