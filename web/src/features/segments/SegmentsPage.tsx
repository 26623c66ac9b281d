/** The segments of the own firm. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import { segmentsQuery } from "~/api/queries/segments";
import { useT } from "~/i18n";
import { buttonClass } from "~/ui/Button";
import { EmptyState, ErrorState, Loading, Pill } from "~/ui/bits";
import { Switch } from "~/ui/fields";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { useSentence } from "./sentence";
import "./segments.css";

export function SegmentsPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const mayKeep = useMayKeep();
  const list = useQuery(segmentsQuery);
  const { say } = useSentence();
  const [all, setAll] = useState(false);
  const items = list.data?.items ?? [];
  const away = items.some((each) => each.archived);
  const shown = items.filter((each) => all || !each.archived);
  const create = mayKeep ? (
    <Link to="/o/$org/segments/new" params={{ org }} className={buttonClass("primary")}>
      {t("segments.new")}
    </Link>
  ) : null;
  return (
    <Page title={t("segments.title")} lead={t("segments.lead")} actions={shown.length ? create : null}>
      {list.isPending ? <Loading /> : null}
      {list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && shown.length === 0 ? (
        <EmptyState title={t("segments.none")} action={create}>
          {t("segments.none_text")}
        </EmptyState>
      ) : null}
      {shown.length > 0 ? (
        <ul className="card seg-lines">
          {shown.map((each) => (
            <li key={each.id}>
              <div className="grow">
                <Link to="/o/$org/segments/$id" params={{ org, id: each.id }} className="row-title">
                  {each.name}
                </Link>
                <p className="seg-sentence">
                  {each.condition
                    ? t("segments.sentence", { what: say(each.condition) })
                    : t("segments.kind_static")}
                </p>
              </div>
              {each.archived ? <Pill>{t("segments.archived")}</Pill> : null}
              <span>
                {each.computed ? t("segments.count", { count: each.members }) : t("segments.computing")}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {away ? <Switch label={t("segments.show_archived")} checked={all} onChange={setAll} /> : null}
    </Page>
  );
}

/** Whether whoever looks keeps the segments of the firm. */
export function useMayKeep(): boolean {
  const can = useCan();
  return can("manage_relationships") && useActing().sides.includes("vendor");
}
