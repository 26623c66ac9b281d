/** What happened with a customer, the newest first: records at their latest activity, talks, and answers. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { timelineQuery } from "~/api/queries/customers";
import type { TimelineItem } from "~/api/types-customers";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading, Pill, Time } from "~/ui/bits";
import { Answered } from "./Answered";
import { MatterLink } from "./OpenMatters";

export function Timeline({ id }: { id: string }) {
  const t = useT();
  const query = useInfiniteQuery(timelineQuery(id));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t("customers.timeline")}>
      {query.isPending ? <Loading lines={5} /> : null}
      {query.isError && items.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && items.length === 0 ? (
        <p className="text-s text-ink-2">{t("customers.timeline_none")}</p>
      ) : null}
      <ol className="timeline-list">
        {items.map((item) => (
          <li key={item.id}>
            <Time at={item.at} className="text-ink-3" />
            <Happened item={item} />
          </li>
        ))}
      </ol>
      {query.hasNextPage ? (
        <Button
          small
          className="mt-3"
          pending={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("ui.show_more")}
        </Button>
      ) : null}
    </Card>
  );
}

export function Happened({ item }: { item: TimelineItem }) {
  const t = useT();
  const { matter, interaction, answered } = item;
  if (matter) {
    return (
      <span>
        <MatterLink matter={matter} />{" "}
        <Pill>{t(matter.open ? "customers.is_open" : "customers.is_closed")}</Pill>
        <small className="block text-ink-3">
          {t(`customers.kind_${matter.record.kind}`)} {matter.record.number}
        </small>
      </span>
    );
  }
  if (answered) return <Answered item={answered} />;
  if (!interaction) return null;
  const who = interaction.contact?.name ?? interaction.contact_name;
  const asked = interaction.items.map((each) => each.words).join("; ");
  return (
    <span>
      {[interaction.text, asked].filter(Boolean).join(" — ") || t("customers.nothing_told")}
      <small className="block text-ink-3">
        {[
          t(`customers.talk_${interaction.channel}_${interaction.direction}`),
          who,
          interaction.by ? t("customers.with", { name: interaction.by.name }) : null,
        ]
          .filter(Boolean)
          .join(" · ")}
      </small>
    </span>
  );
}
