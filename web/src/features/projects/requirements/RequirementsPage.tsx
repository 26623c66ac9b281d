/** The requirements of a project: where the list stands, what is to change of it, and the table of its rows. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { requirementsQuery } from "~/api/queries/requirements";
import type { Requirement, RequirementChange } from "~/api/types-requirements";
import { ErrorState, Loading } from "~/ui/bits";
import { useProject } from "../context";
import { AddRow } from "./AddRow";
import { Delta } from "./Delta";
import { Empty } from "./Empty";
import { Filter } from "./Filter";
import { Grid } from "./Grid";
import { History } from "./History";
import { ListHead } from "./ListHead";
import { ALL, filtered, may } from "./words";
import "./requirements.css";

const ChangeDialog = lazy(() => import("./ChangeDialog"));
const ClaimDialog = lazy(() => import("./ClaimDialog"));
const ImportDialog = lazy(() => import("./ImportDialog"));
const RowDialog = lazy(() => import("./RowDialog"));
const SignDialog = lazy(() => import("./SignDialog"));

/** What stands over the page. */
export type Over =
  | { kind: "row"; id: string }
  | { kind: "propose"; row: Requirement | null; removal?: boolean }
  | { kind: "change"; change: RequirementChange }
  | { kind: "claim"; row: Requirement; deed: "claim_met" | "waive" | "reject" }
  | { kind: "sign" }
  | { kind: "import" };

export function RequirementsPage() {
  const project = useProject();
  const query = useQuery(requirementsQuery(project.id));
  const [over, setOver] = useState<Over | null>(null);
  const [filters, setFilters] = useState(ALL);
  if (query.isPending) return <Loading lines={7} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const list = query.data;
  const close = () => setOver(null);
  const shown = filtered(list.items, filters);
  return (
    <div className="flex flex-col gap-5">
      {list.items.length === 0 && list.reviews.length === 0 ? (
        <Empty list={list} project={project} onOpen={setOver} />
      ) : (
        <>
          <ListHead list={list} project={project} onOpen={setOver} />
          {list.changes.length > 0 ? <Delta list={list} project={project} onOpen={setOver} /> : null}
          <section className="card req-card">
            <Filter list={list} shown={shown.length} filters={filters} onChange={setFilters} />
            <Grid list={list} rows={shown} project={project} filters={filters} onOpen={setOver} />
            {may(list, "add") ? <AddRow list={list} project={project} /> : null}
          </section>
          <History list={list} project={project} />
        </>
      )}
      <Suspense fallback={null}>
        {over?.kind === "row" ? (
          <RowDialog list={list} id={over.id} project={project} onOpen={setOver} onClose={close} />
        ) : null}
        {over?.kind === "propose" ? (
          <ChangeDialog
            list={list}
            project={project}
            row={over.row}
            removal={over.removal ?? false}
            onClose={close}
          />
        ) : null}
        {over?.kind === "change" ? (
          <ChangeDialog list={list} project={project} row={null} change={over.change} onClose={close} />
        ) : null}
        {over?.kind === "claim" ? (
          <ClaimDialog project={project} row={over.row} deed={over.deed} onClose={close} />
        ) : null}
        {over?.kind === "sign" ? <SignDialog list={list} project={project} onClose={close} /> : null}
        {over?.kind === "import" ? <ImportDialog list={list} project={project} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}
