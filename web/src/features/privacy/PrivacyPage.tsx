/** What is kept about people: finding somebody, giving them all of it, erasing them, and forgetting in time. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { erasuresQuery, subjectsQuery } from "~/api/queries/privacy";
import type { PrivacySubject } from "~/api/types-privacy";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { SearchField } from "~/ui/fields";
import { Page } from "~/ui/Page";
import { Retention } from "./Retention";
import { SubjectDialog } from "./SubjectDialog";

export function PrivacyPage() {
  const t = useT();
  return (
    <Page title={t("privacy.title")} lead={t("privacy.lead")}>
      <div className="grid gap-4">
        <Search />
        <Retention />
        <Erasures />
      </div>
    </Page>
  );
}

function Search() {
  const t = useT();
  const [q, setQ] = useState("");
  const [chosen, setChosen] = useState<PrivacySubject | null>(null);
  const found = useQuery(subjectsQuery(q));
  const items = q.trim().length > 1 ? (found.data?.items ?? []) : [];
  return (
    <Card title={t("privacy.find")}>
      <p className="text-ink-2">{t("privacy.find_text")}</p>
      <SearchField label={t("privacy.search")} value={q} onChange={setQ} />
      {found.isLoading ? <Loading lines={2} /> : null}
      {found.isError ? <ErrorState error={found.error} /> : null}
      {found.data && q.trim().length > 1 && items.length === 0 ? <p>{t("privacy.nobody")}</p> : null}
      <ul>
        {items.map((each) => (
          <li key={`${each.kind}${each.id}`} className="flex flex-wrap items-center gap-2 py-2">
            <span className="min-w-0 flex-1">
              {each.name} {each.hint ? <span className="text-ink-2">{each.hint}</span> : null}
            </span>
            <Pill>{t(`privacy.kind_${each.kind}`)}</Pill>
            <Button small onClick={() => setChosen(each)}>
              {t("privacy.open")}
            </Button>
          </li>
        ))}
      </ul>
      {chosen ? <SubjectDialog subject={chosen} onClose={() => setChosen(null)} /> : null}
    </Card>
  );
}

function Erasures() {
  const t = useT();
  const list = useInfiniteQuery(erasuresQuery);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title={t("privacy.erased")}>
      <ul>
        {rows.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-2 py-2">
            <span className="min-w-0 flex-1">{each.pseudonym}</span>
            <span className="text-ink-2">
              {each.erased_by ? `${each.erased_by.name} · ` : null}
              <Time at={each.erased_at} />
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("privacy.more")}
        </Button>
      ) : null}
    </Card>
  );
}
