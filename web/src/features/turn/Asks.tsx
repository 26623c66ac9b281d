/** What the own side is asked for beside whose turn a record is: answers, and promises. One line for each record. */
import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { asksQuery } from "~/api/queries/mine";
import type { Ask } from "~/api/types";
import { recordLink } from "~/features/common/recordPage";
import { type Translate, useT } from "~/i18n";
import { Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { GroupTitle } from "./GroupTitle";

const PROMISES: readonly Ask["kind"][] = ["confirmation", "promise"];

export function useAsks(): { pending: boolean; items: readonly Ask[] } {
  const found = useQuery(asksQuery);
  return { pending: found.isPending, items: found.data?.items ?? [] };
}

/** Two lists: what is to be answered, and what was promised. */
export function Asks({ items }: { items: readonly Ask[] }) {
  const t = useT();
  const answers = items.filter((ask) => !PROMISES.includes(ask.kind));
  const promises = items.filter((ask) => PROMISES.includes(ask.kind));
  return (
    <>
      <List title={t("turn.to_answer")} asks={answers} />
      <List title={t("turn.promises")} asks={promises} />
    </>
  );
}

function List({ title, asks }: { title: string; asks: readonly Ask[] }) {
  const byRecord = new Map<string, Ask[]>();
  for (const ask of asks) byRecord.set(ask.record.id, [...(byRecord.get(ask.record.id) ?? []), ask]);
  if (byRecord.size === 0) return null;
  return (
    <section>
      <GroupTitle title={title} count={byRecord.size} order="soonest" />
      <ul className="card flex flex-col divide-y divide-line py-1">
        {[...byRecord].map(([id, own]) => (
          <Line key={id} asks={own} />
        ))}
      </ul>
    </section>
  );
}

function Line({ asks }: { asks: readonly Ask[] }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const first = asks[0];
  if (!first) return null;
  const { record } = first;
  const promised = record.kind === "complaint" && PROMISES.includes(first.kind);
  const usual = recordLink(org, record);
  const page = promised
    ? "/o/$org/complaints/$id/commitments"
    : first.kind === "outcome"
      ? "/o/$org/complaints/$id/report"
      : // Another firm's: it is answered from the list.
        first.kind === "survey"
        ? "/o/$org/surveys"
        : usual.to;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <span className="min-w-0 flex-1 basis-56">
        <Link to={page} params={usual.params} className="font-medium text-ink">
          {record.title || record.number}
        </Link>
        <small className="block">
          {[record.number, ...first.with.map((firm) => firm.name)].filter(Boolean).join(" · ")}
        </small>
      </span>
      {asks.map((ask) => (
        <span key={ask.kind} className="flex min-w-0 flex-wrap items-center gap-x-2">
          <Pill tone="turn" wraps>
            {askText(t, ask)}
          </Pill>
          {ask.until ? <Until at={ask.until} /> : null}
        </span>
      ))}
    </li>
  );
}

function askText(t: Translate, { kind, count }: Ask): string {
  return kind === "confirmation" || kind === "promise"
    ? t(`turn.ask_${kind}`, { count })
    : t(`turn.ask_${kind}`);
}

function Until({ at }: { at: string }) {
  const t = useT();
  const late = Date.parse(at) < Date.now();
  return (
    <span className={late ? "text-s font-medium text-bad" : "text-s text-ink-2"}>
      {t(late ? "turn.late" : "turn.by")} <Time at={at} as="date" />
    </span>
  );
}
