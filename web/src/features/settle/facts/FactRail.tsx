import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { factsQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { Link } from "~/ui/Link";
import { sortedFacts } from "../words";
import { FactMark } from "./FactMark";
import { FactSummary } from "./FactSummary";

const SHOWN = 4;

/** The facts in short, beside the conversation. */
export function FactRail({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const facts = useQuery(factsQuery(complaint.id)).data?.items;
  if (!facts || facts.length === 0) return null;
  return (
    <section>
      <h2>
        {t("settle.facts")} <FactSummary facts={facts} />
      </h2>
      <ul className="flex flex-col gap-1.5">
        {sortedFacts(facts)
          .slice(0, SHOWN)
          .map((fact) => (
            <li key={fact.id} className="flex gap-2">
              <FactMark state={fact.state} />
              <span className="line-clamp-2 min-w-0">{fact.statement}</span>
            </li>
          ))}
      </ul>
      <Link
        to="/o/$org/complaints/$id/facts"
        params={{ org, id: complaint.id }}
        className="mt-2 inline-block"
        resetScroll={false}
      >
        {t("settle.all_facts")}
      </Link>
    </section>
  );
}
