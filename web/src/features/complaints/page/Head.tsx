import { lazy, Suspense, useState } from "react";
import { useActing } from "~/api/queries/me";
import type { Complaint, PersonRef } from "~/api/types";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { DownloadIcon, PanelIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Severity, StatusPill } from "~/ui/status";

const TakeAwayDialog = lazy(() => import("~/features/record/TakeAwayDialog"));

export function Head({
  complaint,
  presence,
  onDetails,
}: {
  complaint: Complaint;
  presence: readonly PersonRef[];
  /** Opens the rail where it has no place beside the text. */
  onDetails: (() => void) | null;
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  const [taking, setTaking] = useState(false);
  const reference = complaint.references[complaint.side];
  return (
    <header>
      <nav className="crumb" aria-label={t("complaints.crumb")}>
        <Link to="/o/$org/complaints" params={{ org }}>
          {t("complaints.title")}
        </Link>
        {" / "}
        <span className="text-ink-2">{complaint.number}</span>
        {reference ? <span className="ml-2">{t("complaints.your_ref", { ref: reference })}</span> : null}
      </nav>
      <h1 className="mt-1 mb-2">{complaint.title}</h1>
      <div className="complaint-meta">
        <StatusPill status={complaint.status} label={complaint.status_label} mine={complaint.ball.mine} />
        <Severity severity={complaint.severity} />
        <span>{complaint.counterpart.name}</span>
        {complaint.submitted_at ? (
          <span>
            {t("complaints.filed")} <Time at={complaint.submitted_at} as="date" />
          </span>
        ) : null}
        {complaint.confirmed ? null : <Pill>{t("complaints.by_phone_pill")}</Pill>}
        <span className="ml-auto flex items-center gap-3">
          <Presence people={presence} />
          <Button small tone="quiet" onClick={() => setTaking(true)}>
            <DownloadIcon size={14} aria-hidden="true" />
            {t("record.take")}
          </Button>
          {onDetails ? (
            <Button small onClick={onDetails}>
              <PanelIcon size={14} aria-hidden="true" />
              {t("complaints.details")}
            </Button>
          ) : null}
        </span>
      </div>
      {taking ? (
        <Suspense fallback={null}>
          <TakeAwayDialog
            kind="complaints"
            record={complaint}
            org={complaint.counterpart.name}
            onClose={() => setTaking(false)}
          />
        </Suspense>
      ) : null}
    </header>
  );
}

function Presence({ people }: { people: readonly PersonRef[] }) {
  const t = useT();
  return (
    <span role="status">
      {people.length > 0 ? (
        <span className="inline-flex items-center gap-1.5">
          <i className="here" aria-hidden="true" />
          {t("complaints.here", {
            count: people.length,
            names: people.map((person) => person.name.split(" ")[0] ?? person.name).join(", "),
          })}
        </span>
      ) : null}
    </span>
  );
}
