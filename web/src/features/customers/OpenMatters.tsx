/** What is open between the two firms, by whose move it is; ours first. */
import { useActing } from "~/api/queries/me";
import type { Matter, Overview } from "~/api/types-customers";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Card, Duration } from "~/ui/bits";
import { Link } from "~/ui/Link";

/** A record's own page. */
export function MatterLink({ matter }: { matter: Matter }) {
  const org = useActing().organisation.slug;
  const { kind, id, title, number } = matter.record;
  const text = title || number;
  const params = { org, id };
  switch (kind) {
    case "complaint":
      return (
        <Link to="/o/$org/complaints/$id" params={params}>
          {text}
        </Link>
      );
    case "meeting":
      return (
        <Link to="/o/$org/meetings/$id" params={params}>
          {text}
        </Link>
      );
    case "project":
      return (
        <Link to="/o/$org/projects/$id" params={params}>
          {text}
        </Link>
      );
    case "idea":
      return (
        <Link to="/o/$org/ideas/$id" params={params}>
          {text}
        </Link>
      );
    case "survey":
      return (
        <Link to="/o/$org/surveys/$id" params={params}>
          {text}
        </Link>
      );
    default:
      return <>{text}</>;
  }
}

function Line({ matter }: { matter: Matter }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  return (
    <li>
      <MatterLink matter={matter} />
      <small className="block text-ink-3">
        {t(`customers.kind_${matter.record.kind}`)} {matter.record.number}
        {matter.since ? (
          <>
            {" · "}
            <Duration since={matter.since} short />
          </>
        ) : null}
        {matter.until
          ? ` · ${t("customers.due", { day: format.deadline(new Date(matter.until), now) })}`
          : null}
        {matter.owner ? ` · ${matter.owner.name}` : null}
      </small>
    </li>
  );
}

export function OpenMatters({ look, name }: { look: Overview; name: string }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const { open, commitments } = look;
  const groups = [
    { id: "ours", label: t("customers.ours"), items: open.ours, mine: true },
    { id: "theirs", label: t("customers.theirs", { name }), items: open.theirs, mine: false },
    { id: "others", label: t("customers.others"), items: open.others, mine: false },
  ].filter((group) => group.items.length > 0);
  return (
    <Card title={t("customers.open")} note={open.more ? t("customers.open_more") : undefined}>
      {groups.length === 0 && commitments.length === 0 ? (
        <p className="text-s text-ink-2">{t("customers.open_none")}</p>
      ) : null}
      <div className="matter-groups">
        {groups.map((group) => (
          <section key={group.id}>
            <h3 data-mine={group.mine}>
              {group.label} <span className="text-ink-3">{format.number(group.items.length)}</span>
            </h3>
            <ul>
              {group.items.map((matter) => (
                <Line key={matter.record.id} matter={matter} />
              ))}
            </ul>
          </section>
        ))}
        {commitments.length > 0 ? (
          <section>
            <h3>
              {t("customers.promised")}{" "}
              <span className="text-ink-3">{format.number(commitments.length)}</span>
            </h3>
            <ul>
              {commitments.map((each) => (
                <li key={each.id}>
                  {each.text}
                  <small className={each.late ? "block text-bad" : "block text-ink-3"}>
                    {t(each.side === "vendor" ? "customers.we_owe" : "customers.they_owe")} ·{" "}
                    {format.deadline(new Date(each.due_at), now)} · {each.record.number}
                  </small>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Card>
  );
}
