/** Complaints that look like the one being written, so that nobody files twice. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { SimilarItem } from "~/api/types";
import { useT } from "~/i18n";
import { Pill, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import type { Values } from "./values";

const PAUSE_MS = 500;
const ENOUGH = 4;

export function Similar({ relationshipId, values }: { relationshipId: string; values: Values }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const { title = "", product = "", lot = "" } = values;
  const asked = useSettled(JSON.stringify({ title, product, lot }));
  const params = JSON.parse(asked) as { title: string; product: string; lot: string };
  const enough = params.title.length >= ENOUGH || params.lot !== "" || params.product.length >= ENOUGH;
  const query = useQuery({
    queryKey: [...keys.complaintLists, "similar", relationshipId, asked],
    queryFn: ({ signal }) =>
      api.get<{ items: SimilarItem[] }>(
        "/complaints/similar",
        { relationship_id: relationshipId, ...params },
        signal,
      ),
    enabled: enough,
    placeholderData: keepPreviousData,
  });
  const items = enough ? (query.data?.items ?? []) : [];
  return (
    <div role="status">
      {items.length > 0 ? (
        <section className="card similar">
          <h2>{t("filing.similar")}</h2>
          <p className="mb-2 text-s text-ink-2">{t("filing.similar_help")}</p>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <Link to="/o/$org/complaints/$id" params={{ org, id: item.id }} target="_blank">
                  {item.title}
                </Link>
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
                  {item.number} · <Time at={item.created_at} as="date" /> <Pill>{item.status_label}</Pill>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
