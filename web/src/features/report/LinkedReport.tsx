/** The cause is worked out in the report of another complaint. */
import { useState } from "react";
import { useActing, useCan } from "~/api/queries/me";
import type { Report } from "~/api/types";
import { Msg, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ButtonLink } from "~/ui/Link";
import type { ReportChanges } from "./context";
import { Choices, useStart } from "./StartReport";

export function LinkedReport({ report, changes }: { report: Report; changes: ReportChanges }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const may = useCan()("write");
  const { start, pending } = useStart(changes);
  const [own, setOwn] = useState(false);
  const other = report.same_cause_as;
  return (
    <section className="card flex flex-col gap-4 p-6">
      <div className="max-w-[64ch]">
        <h2 className="text-l">{t("report.linked_title")}</h2>
        <p className="mt-1 text-ink-2">
          {other ? (
            <Msg
              id="report.linked_text"
              values={{ number: <b className="font-medium text-ink">{other.number}</b>, title: other.title }}
            />
          ) : (
            t("report.linked_hidden")
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {other ? (
          <ButtonLink tone="primary" to="/o/$org/complaints/$id/report" params={{ org, id: other.id }}>
            {t("report.open_linked", { number: other.number })}
          </ButtonLink>
        ) : null}
        {may && !own ? <Button onClick={() => setOwn(true)}>{t("report.own_instead")}</Button> : null}
      </div>
      {own ? <Choices pending={pending} onStart={(form) => start(form)} /> : null}
    </section>
  );
}
