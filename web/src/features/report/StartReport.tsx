/** Before there is a report: what it is, who does what in it, and the ways to begin. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorText } from "~/api/errors";
import { useCan } from "~/api/queries/me";
import { candidatesQuery } from "~/api/queries/report";
import type { Complaint, ReportCandidate, ReportForm } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { LinkIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";
import type { ReportChanges } from "./context";
import { STEPS } from "./steps";
import { code } from "./words";

interface Props {
  complaint: Complaint;
  changes: ReportChanges;
}

export function StartReport({ complaint, changes }: Props) {
  const t = useT();
  const may = useCan()("write");
  const { start, pending } = useStart(changes);
  const candidates = useQuery(candidatesQuery(complaint.id)).data?.items ?? [];
  const org = complaint.counterpart.name;
  return (
    <>
      <section className="card flex flex-col gap-4 p-6">
        <div className="max-w-[64ch]">
          <h2 className="text-l">{t("report.empty_title")}</h2>
          <p className="mt-1 text-ink-2">{t("report.empty_text", { org })}</p>
        </div>
        {may ? (
          <Choices pending={pending} onStart={(form) => start(form)} />
        ) : (
          <p className="text-ink-3">{t("report.empty_reader")}</p>
        )}
      </section>
      {may && candidates.length > 0 ? (
        <Candidates candidates={candidates} org={org} pending={pending} onLink={start} />
      ) : null}
    </>
  );
}

export function useStart(changes: ReportChanges) {
  const t = useT();
  const [pending, setPending] = useState(false);
  const start = (form: ReportForm, same?: string) => {
    setPending(true);
    changes
      .post("", { form, ...(same ? { same_cause_as: same } : {}) })
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => setPending(false));
  };
  return { start, pending };
}

const FORMS = ["8d", "4d"] as const;

/** The two forms side by side, with the steps that each has. */
export function Choices({ pending, onStart }: { pending: boolean; onStart: (form: ReportForm) => void }) {
  const t = useT();
  return (
    <ul className="report-forms">
      {FORMS.map((form) => (
        <li key={form}>
          <h3 className="font-semibold">{t(`report.form_${form}`)}</h3>
          <p className="text-s">{t(`report.form_${form}_text`)}</p>
          <p className="text-xs text-ink-3">
            {STEPS[form].map((step) => `${code(step)} ${t(`report.step_${step}`)}`).join(" · ")}
          </p>
          <Button
            className="mt-auto"
            tone={form === "8d" ? "primary" : "plain"}
            pending={pending}
            onClick={() => onStart(form)}
          >
            {t(`report.start_${form}`)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Candidates({
  candidates,
  org,
  pending,
  onLink,
}: {
  candidates: readonly ReportCandidate[];
  org: string;
  pending: boolean;
  onLink: (form: ReportForm, same: string) => void;
}) {
  const t = useT();
  return (
    <section className="card" aria-labelledby="same-cause">
      <h2 id="same-cause">{t("report.same_title")}</h2>
      <p className="mt-1 max-w-[64ch] text-s text-ink-2">{t("report.same_text", { org })}</p>
      <ul className="report-rows mt-3">
        {candidates.map(({ complaint, form, state, started_at, problem, causes }) => (
          <li key={complaint.id}>
            <span className="min-w-0 flex-1">
              <span className="block">
                <b className="font-medium">{complaint.number}</b> {complaint.title}{" "}
                <Pill tone={state === "completed" ? "good" : undefined}>
                  {form.toLocaleUpperCase()} · {t(`report.report_${state}`)}
                </Pill>
              </span>
              {problem ? <small className="block">{t("report.candidate_problem", { problem })}</small> : null}
              {causes.length > 0 ? (
                <small className="block">{t("report.candidate_causes", { causes: causes.join("; ") })}</small>
              ) : null}
              <small className="block">
                {t("report.started")} <Time at={started_at} as="date" />
              </small>
            </span>
            <Button small pending={pending} onClick={() => onLink(form, complaint.id)}>
              <LinkIcon size={13} aria-hidden="true" />
              {t("report.link_this")}
              <span className="sr-only">: {complaint.number}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
