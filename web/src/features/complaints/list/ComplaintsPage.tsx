/** The list of complaints: views as tabs, search and filters in the address, one dense table. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { download } from "~/api/client";
import { errorText } from "~/api/errors";
import { complaintsQuery } from "~/api/queries/complaints";
import { useActing, useCan } from "~/api/queries/me";
import type { ComplaintListItem } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { DownloadIcon } from "~/ui/icons";
import { ButtonLink } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { DataTable } from "~/ui/Table";
import { toast } from "~/ui/toast";
import { useColumns } from "./columns";
import { Empty } from "./Empty";
import { Filters } from "./Filters";
import { type ListSearch, paramsOf } from "./search";
import { Views } from "./Views";

const route = getRouteApi("/o/$org/complaints/");

export function ComplaintsPage() {
  const t = useT();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery({ ...complaintsQuery(paramsOf(search)), placeholderData: keepPreviousData });
  const columns = useColumns();
  const change = useCallback(
    (next: ListSearch, replace = false) => void navigate({ search: next, replace }),
    [navigate],
  );

  return (
    <Page width="wide" title={t("complaints.title")} actions={<Actions search={search} />}>
      <Views search={search} onChange={change} />
      <Filters search={search} onChange={change} />
      <div className={query.isPlaceholderData ? "opacity-60 transition-opacity" : undefined}>
        <DataTable
          label={t("complaints.title")}
          columns={columns}
          query={query}
          rowKey={rowKey}
          linked
          fresh={isFresh}
          empty={<Empty search={search} onChange={change} />}
        />
      </div>
    </Page>
  );
}

const rowKey = (row: ComplaintListItem) => row.id;
/** The warm bar is for what is new and ours to do; other news has a heavier title. */
const isFresh = (row: ComplaintListItem) => row.unread && row.ball.mine;

function Actions({ search }: { search: ListSearch }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const can = useCan();
  return (
    <>
      {can("export") ? <Export search={search} /> : null}
      {can("file_complaint") || can("file_for_customer") ? (
        <ButtonLink to="/o/$org/complaints/new" params={{ org }} tone="primary">
          {t(can("file_complaint") ? "complaints.file" : "complaints.file_for")}
        </ButtonLink>
      ) : null}
    </>
  );
}

function Export({ search }: { search: ListSearch }) {
  const t = useT();
  const [pending, setPending] = useState(false);
  const run = () => {
    setPending(true);
    download("/complaints/export.csv", paramsOf(search), `${t("complaints.export_name")}.csv`)
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => setPending(false));
  };
  return (
    <Button pending={pending} onClick={run}>
      {pending ? null : <DownloadIcon size={14} aria-hidden="true" />}
      {t("complaints.export")}
    </Button>
  );
}
