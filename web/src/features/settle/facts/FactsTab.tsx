/** What each side says is so: contested statements first, answered by one click, with evidence and history at hand. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useCan } from "~/api/queries/me";
import { factsQuery } from "~/api/queries/settle";
import type { Fact } from "~/api/types-settle";
import { isOver } from "~/features/complaints/page/turn";
import { useComplaintInfo } from "~/features/thread/context";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { EmptyState, ErrorState, Loading } from "~/ui/bits";
import { ListIcon, PlusIcon } from "~/ui/icons";
import { inOrder, sortedFacts } from "../words";
import { FactRow } from "./FactRow";
import { FactSummary } from "./FactSummary";

const FactDialog = lazy(() => import("./FactDialog"));

export function FactsTab() {
  const t = useT();
  const { complaint } = useComplaintInfo();
  const mayState = useCan()("write") && !isOver(complaint) && !complaint.guest;
  const [open, setOpen] = useState<Fact | "new" | null>(null);
  const query = useQuery(factsQuery(complaint.id));
  const facts = query.data?.items;
  // What was just answered stays where it is: nothing moves under the click.
  const [shown, setShown] = useState<readonly string[] | null>(null);
  if (facts && !shown) setShown(sortedFacts(facts).map((fact) => fact.id));
  const add = mayState ? (
    <Button onClick={() => setOpen("new")}>
      <PlusIcon size={14} aria-hidden="true" />
      {t("settle.add_fact")}
    </Button>
  ) : null;
  return (
    <div className="section-body">
      {!facts ? (
        query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={5} />
        )
      ) : facts.length === 0 ? (
        <EmptyState
          icon={<ListIcon size={24} aria-hidden="true" />}
          title={t("settle.no_facts")}
          action={add}
        >
          {complaint.guest
            ? t("settle.no_facts_guest")
            : t("settle.no_facts_text", { org: complaint.counterpart.name })}
        </EmptyState>
      ) : (
        <section className="card fact-table" aria-label={t("settle.facts")}>
          <header className="flex flex-wrap items-center gap-3">
            <div className="min-w-0 flex-1">
              <h2>{t("settle.facts")}</h2>
              <FactSummary facts={facts} />
            </div>
            {add}
          </header>
          <ul>
            {inOrder(facts, shown ?? []).map((fact) => (
              <FactRow key={fact.id} complaint={complaint} fact={fact} onEdit={() => setOpen(fact)} />
            ))}
          </ul>
        </section>
      )}
      {open ? (
        <Suspense fallback={null}>
          <FactDialog
            complaint={complaint}
            {...(open === "new" ? {} : { fact: open })}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
