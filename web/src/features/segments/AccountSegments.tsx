/** In which segments a customer is: a section of its page, for the vendor's people. */
import { useQuery } from "@tanstack/react-query";
import { useActing } from "~/api/queries/me";
import { accountSegmentsQuery } from "~/api/queries/segments";
import { useT } from "~/i18n";
import { Card, Loading, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { useSentence } from "./sentence";
import "./segments.css";

export function AccountSegments({ id }: { id: string }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const { fact } = useSentence();
  const list = useQuery(accountSegmentsQuery(id));
  const items = list.data?.items ?? [];
  const now = items.filter((each) => each.until === null);
  const before = items.filter((each) => each.until !== null);
  return (
    <Card title={t("segments.of_account")}>
      {list.isPending ? <Loading lines={2} /> : null}
      {list.data && now.length === 0 ? <p className="text-ink-2">{t("segments.of_account_none")}</p> : null}
      <ul className="seg-lines">
        {now.map((each) => (
          <li key={each.segment.id}>
            <span className="grow">
              <Link to="/o/$org/segments/$id" params={{ org, id: each.segment.id }}>
                {each.segment.name}
              </Link>
              <span className="row-sub">{each.why.facts.map(fact).join(", ")}</span>
            </span>
            <span className="text-s text-ink-3">
              {t("segments.since")} <Time at={each.from} as="date" />
            </span>
          </li>
        ))}
      </ul>
      {before.length > 0 ? (
        <details>
          <summary>{t("segments.before")}</summary>
          <ul className="seg-lines">
            {before.map((each) => (
              <li key={`${each.segment.id} ${each.from}`}>
                <span className="grow">{each.segment.name}</span>
                <span className="text-s text-ink-3">
                  <Time at={each.from} as="date" /> – <Time at={each.until ?? each.from} as="date" />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  );
}
