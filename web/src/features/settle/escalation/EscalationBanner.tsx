/** An escalation that is under way: what was asked or said, until when, and what the reader may do about it. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { mediationQuery } from "~/api/queries/dispute";
import { escalationsQuery } from "~/api/queries/settle";
import type { Complaint } from "~/api/types";
import type { Escalation, EscalationDeed } from "~/api/types-settle";
import { isSettled } from "~/features/complaints/page/turn";
import { ProposeButton } from "~/features/mediation/ProposeButton";
import { leadsToMediator } from "~/features/mediation/steps";
import { useToWriteDown } from "~/features/mediation/useToWriteDown";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { sideName } from "../Sides";
import { useSettle } from "../useSettle";
import { current, deedsOf, past } from "./state";

const ReasonDialog = lazy(() => import("../ReasonDialog"));

export function EscalationBanner({ complaint }: { complaint: Complaint }) {
  const data = useQuery(escalationsQuery(complaint.id)).data;
  const settled = isSettled(complaint);
  const now = data ? (settled ? past(data) : current(data)) : undefined;
  if (!data || !now) return null;
  const name = data.ladder[now.rung - 1]?.name;
  if (settled) return <Past complaint={complaint} escalation={now} name={name} />;
  return <Banner complaint={complaint} escalation={now} name={name} />;
}

interface Props {
  complaint: Complaint;
  escalation: Escalation;
  name: { en: string; ru: string } | undefined;
}

/** Of a matter that is settled: how high it went, for whoever wants to know. */
function Past({ complaint, escalation, name }: Props) {
  const t = useT();
  const rung = name?.[useLocale()] ?? String(escalation.rung);
  return (
    <details className="card rail-section">
      <summary>{t("settle.escalation_past", { rung })}</summary>
      <p className="mt-3 text-ink-2">
        {escalation.requested_by
          ? t("settle.escalation_active", { org: sideName(complaint, escalation.requested_side), rung })
          : t("settle.escalation_automatic", { rung })}{" "}
        {t(`settle.why_${escalation.reason}`)}. <Time at={escalation.requested_at} as="full" />
        {escalation.reacted_at ? (
          <span className="block text-s">
            {t("settle.reacted")} <Time at={escalation.reacted_at} as="full" />
          </span>
        ) : null}
        {escalation.note ? <span className="quote block text-s">{escalation.note}</span> : null}
      </p>
    </details>
  );
}

function Banner({ complaint, escalation, name }: Props) {
  const t = useT();
  const locale = useLocale();
  const { send, click, pending } = useSettle(complaint.id);
  const [open, setOpen] = useState<Exclude<EscalationDeed, "approve"> | null>(null);
  const mayPropose = leadsToMediator(useQuery(mediationQuery(complaint.id)).data);
  const deeds = deedsOf(escalation, useToWriteDown(complaint) !== null);
  const { version, state } = escalation;
  const path = (deed: EscalationDeed) => `/escalations/${escalation.id}/actions/${deed}`;
  const names = {
    org: sideName(complaint, escalation.requested_side),
    rung: name?.[locale] ?? String(escalation.rung),
  };
  const asked = state === "requested";
  const waits = deeds.includes(asked ? "approve" : "answer") && !escalation.reacted_at;
  const text = open === "answer" ? "note" : "reason";
  return (
    <section className={cx("turn-card escalation", waits && "turn-mine")} aria-label={t("settle.escalation")}>
      <p className="min-w-0 flex-1 basis-72">
        {escalation.requested_by
          ? t(asked ? "settle.escalation_asked" : "settle.escalation_active", names)
          : t("settle.escalation_automatic", names)}{" "}
        <span className="text-ink-2">{t(`settle.why_${escalation.reason}`)}.</span>
        {escalation.react_until && !escalation.reacted_at ? (
          <span className="block text-s text-ink-2">
            {t(asked ? "settle.silence_approves" : "settle.react_until")}{" "}
            <Time at={escalation.react_until} as="deadline" />
          </span>
        ) : null}
        {escalation.reacted_at ? (
          <span className="block text-s text-ink-2">
            {t("settle.reacted")} <Time at={escalation.reacted_at} as="full" />
          </span>
        ) : null}
        {escalation.note ? <span className="quote block text-s">{escalation.note}</span> : null}
      </p>
      {deeds.length > 0 || mayPropose ? (
        <div className="turn-acts">
          {mayPropose ? <ProposeButton complaint={complaint} small /> : null}
          {deeds.map((deed) => (
            <Button
              key={deed}
              small
              tone={deed === "decline" || deed === "de_escalate" ? "quiet" : "plain"}
              pending={pending && deed === "approve"}
              onClick={() => (deed === "approve" ? void click(path(deed), { version }) : setOpen(deed))}
            >
              {t(`settle.do_${deed}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {open ? (
        <Suspense fallback={null}>
          <ReasonDialog
            title={t(`settle.${open}_escalation_title`, names)}
            about={t(`settle.${open}_escalation_about`, names)}
            {...(open === "answer" ? { label: t("settle.your_answer") } : {})}
            submit={t(`settle.${open}_escalation_submit`)}
            field={text}
            optional={open === "de_escalate"}
            onSubmit={(said) => send(path(open), { version, ...(said ? { [text]: said } : {}) })}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
