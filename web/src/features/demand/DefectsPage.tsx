/** What more customers complain of than before: categories, products and lots that point to a defect. */
import { useQuery } from "@tanstack/react-query";
import { defectsQuery } from "~/api/queries/demand";
import { useActing } from "~/api/queries/me";
import type { Defect } from "~/api/types-demand";
import { useLocale, useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { EmptyState, ErrorState, Loading, Notice, Pill } from "~/ui/bits";
import { WarningIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { Chance, Views } from "./parts";
import "./demand.css";

export function DefectsPage() {
  const t = useT();
  const query = useQuery(defectsQuery);
  const found = query.data;
  return (
    <Page title={t("radar.defects_title")} lead={t("radar.defects_lead")} width="wide">
      <Views here="/o/$org/radar/defects" />
      {query.isPending ? <Loading lines={5} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {found?.withheld ? <Notice>{t("radar.defects_short_log")}</Notice> : null}
      {found && !found.withheld && found.items.length === 0 ? (
        <EmptyState icon={<WarningIcon size={24} aria-hidden="true" />} title={t("radar.no_defects")}>
          {t("radar.no_defects_text")}
        </EmptyState>
      ) : null}
      {found && found.items.length > 0 ? (
        <ul className="radar-list" aria-label={t("radar.defects_title")}>
          {found.items.map((defect) => (
            <Row key={[defect.kind, defect.category, defect.product, defect.lot].join()} defect={defect} />
          ))}
        </ul>
      ) : null}
      {found ? (
        <p className="radar-method">
          {t("radar.defects_method", {
            complaints: found.complaints,
            subjects: found.subjects,
            weeks: found.baseline_weeks,
          })}
        </p>
      ) : null}
    </Page>
  );
}

function Row({ defect }: { defect: Defect }) {
  const t = useT();
  const format = useFormat();
  const locale = useLocale();
  const org = useActing().organisation.slug;
  const rough = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const name =
    defect.kind === "category" && defect.category
      ? t(`complaint.category_${defect.category}`)
      : defect.kind === "lot"
        ? [defect.product, defect.lot].filter(Boolean).join(" · ")
        : defect.product;
  return (
    <li className="card">
      <p className="flex flex-wrap items-center gap-2">
        <b>{name}</b>
        <Pill tone="bad">{t(`radar.defect_${defect.kind}`)}</Pill>
      </p>
      <p>
        {t("radar.defect", {
          customers: defect.customers,
          count: format.number(defect.count),
          expected: rough.format(defect.expected),
        })}
      </p>
      <p className="row-sub">
        <Chance p={defect.p} />
      </p>
      <ul className="mt-2">
        {defect.complaints.map((each) => (
          <li key={each.id}>
            <Link to="/o/$org/complaints/$id" params={{ org, id: each.id }} className="underline">
              {each.number} {each.title}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
