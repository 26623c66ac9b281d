/** What was asked of a version and what was answered, by organisation and role. */
import { lazy, Suspense, useState } from "react";
import type { DocumentVersion, ProjectDocument } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { shortHash } from "../gate/bundle";
import { may, whyNot, word } from "../words";
import type { Answer } from "./AnswerDialog";
import { approvalTone } from "./words";

const AnswerDialog = lazy(() => import("./AnswerDialog"));

export function Approval({
  project,
  document,
  version,
}: {
  project: Project;
  document: ProjectDocument;
  version: DocumentVersion;
}) {
  const t = useT();
  const [answering, setAnswering] = useState<Answer | null>(null);
  const last = version.signoffs.at(-1);
  const asked = version.approval === "open";
  if (!last) {
    if (version.state !== "released") return null;
    return (
      <Card title={t("documents.approval")}>
        <p className="text-ink-2">
          {t(may(document, "ask_approval") ? "documents.nobody_asked_owner" : "documents.nobody_asked")}
        </p>
      </Card>
    );
  }
  const why = asked && !may(document, "approve") ? whyNot(document, "approve") : null;
  return (
    <Card
      title={t("documents.approval_of", { n: version.number })}
      note={
        <>
          {t("documents.bound")} <code title={last.sha256}>{shortHash(last.sha256)}</code>
        </>
      }
      actions={
        <Pill tone={approvalTone(version.approval)}>{t(`documents.approval_${version.approval}`)}</Pill>
      }
    >
      <div className="flex flex-col gap-4">
        {version.approval === "stale" || version.approval === "cancelled" ? (
          <p className="stale" role="note">
            {t(`documents.was_${version.approval}`, { n: version.number })}
          </p>
        ) : null}
        <Slots project={project} document={document} version={version} />
        {version.conditions.length > 0 ? <Conditions version={version} /> : null}
        {asked && may(document, "approve") ? (
          <div className="gate-deeds">
            {(["approve", "conditions", "reject", "abstain"] as const).map((name) => (
              <Button
                key={name}
                small
                tone={name === "approve" ? "primary" : "plain"}
                onClick={() => setAnswering(name)}
              >
                {t(`documents.answer_${name}`)}
              </Button>
            ))}
          </div>
        ) : null}
        {why === "wrong_role" || why === "not_yet" ? (
          <p className="text-s text-ink-3">{t(`documents.reason_${why}`)}</p>
        ) : null}
      </div>
      {answering ? (
        <Suspense fallback={null}>
          <AnswerDialog
            project={project}
            document={document}
            version={version}
            answer={answering}
            onClose={() => setAnswering(null)}
          />
        </Suspense>
      ) : null}
    </Card>
  );
}

function Slots({
  project,
  document,
  version,
}: {
  project: Project;
  document: ProjectDocument;
  version: DocumentVersion;
}) {
  const t = useT();
  const slots = version.signoffs.at(-1)?.slots ?? [];
  const nameOf = (id: string | null) =>
    project.parties.find((party) => party.organisation.id === id)?.organisation.name ?? "";
  const next = (id: string | null) => document.waits_for.some((each) => each.id === id);
  return (
    <ul className="gate-slots" aria-label={t("documents.answers")}>
      {slots.map((slot) => (
        <li key={slot.slot} className={cx(slot.vote === "signed" && "gate-signed")}>
          <span className="gate-slot-of">
            {nameOf(slot.organisation_id)}
            {slot.role ? ` · ${word(t, "role", slot.role).toLocaleLowerCase()}` : null}
          </span>
          <b>
            {slot.vote
              ? `${slot.by?.name ?? ""} ${t(`documents.vote_${slot.vote}`)}`.trim()
              : t("documents.vote_awaited")}
          </b>
          {slot.at ? (
            <small>
              <Time at={slot.at} as="full" />
            </small>
          ) : version.approval === "open" && next(slot.organisation_id) ? (
            <small>{t("documents.is_next")}</small>
          ) : null}
          {slot.reason ? <span className="text-s">{slot.reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Conditions({ version }: { version: DocumentVersion }) {
  const t = useT();
  return (
    <section>
      <h3>{t("documents.conditions")}</h3>
      <ul className="bundle-list">
        {version.conditions.map((each) => (
          <li key={each.id}>
            <span>{each.text}</span>
            <small>
              {each.owed_to ? t("documents.owed_to", { org: each.owed_to.name }) : null}{" "}
              <Time at={each.due_at} as="date" /> · {t(`settle.commitment_${each.state}`)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
