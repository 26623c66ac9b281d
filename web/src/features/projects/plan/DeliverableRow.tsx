/** A deliverable: whose, until when, what shows that it is there, and the next step. */
import { lazy, Suspense, useState } from "react";
import type { Deliverable, Evidence, Project } from "~/api/types-projects";
import { namesOf } from "~/features/thread/audience";
import { fileUrl } from "~/features/thread/Files";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button, IconButton } from "~/ui/Button";
import { Pill } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { CloseIcon, FileIcon, LinkIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { fromText } from "../gate/EvidenceTable";
import { type Deeds, useDeeds } from "../useDeed";
import { may, word } from "../words";

const EvidenceDialog = lazy(() => import("./EvidenceDialog"));
const DeliverableDialog = lazy(() => import("./DeliverableDialog"));
const StepDialog = lazy(() => import("./StepDialog"));

export type Step = "submit" | "send_back" | "waive" | "reopen";
type Open = Step | "evidence" | "edit";

export function DeliverableRow({ project, deliverable }: { project: Project; deliverable: Deliverable }) {
  const deeds = useDeeds(project.id);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const act = (name: string) =>
    deeds.post(`/deliverables/${deliverable.id}/actions/${name}`, { version: deliverable.version });
  return (
    <li id={deliverable.id} tabIndex={-1} className={cx(`deliverable-${deliverable.status}`)}>
      <div className="deliverable-main">
        <p className="font-medium">{deliverable.title}</p>
        <Facts project={project} deliverable={deliverable} />
        {deliverable.note ? (
          <p className="text-s whitespace-pre-wrap text-ink-2">{deliverable.note}</p>
        ) : null}
        {deliverable.reason ? <blockquote className="quote text-s">{deliverable.reason}</blockquote> : null}
        <EvidenceList deliverable={deliverable} deeds={deeds} />
      </div>
      <div className="deliverable-state">
        <StatePill deliverable={deliverable} />
        <Held deliverable={deliverable} />
      </div>
      <Buttons
        deliverable={deliverable}
        pending={deeds.pending}
        onAct={(name) => deeds.click(() => act(name))}
        onOpen={setOpen}
      />
      <Suspense fallback={null}>
        {open === "evidence" ? (
          <EvidenceDialog project={project} deliverable={deliverable} onClose={close} />
        ) : null}
        {open === "edit" ? (
          <DeliverableDialog
            project={project}
            phase={deliverable.phase_id}
            deliverable={deliverable}
            onClose={close}
          />
        ) : null}
        {open && open !== "evidence" && open !== "edit" ? (
          <StepDialog project={project} deliverable={deliverable} step={open} onClose={close} />
        ) : null}
      </Suspense>
    </li>
  );
}

function Facts({ project, deliverable }: { project: Project; deliverable: Deliverable }) {
  const t = useT();
  const format = useFormat();
  return (
    <small className="deliverable-facts">
      <span>{t("projects.owed_by", { org: fromText(t, project, deliverable) })}</span>
      {deliverable.due_on ? (
        <span className={cx(deliverable.late && "font-medium text-bad")}>
          {t(deliverable.late ? "projects.was_due" : "projects.due_day", {
            day: format.day(deliverable.due_on),
          })}
        </span>
      ) : null}
      {deliverable.revision > 0 ? <span>{t("projects.revision", { n: deliverable.revision })}</span> : null}
      {deliverable.required ? null : <span>{t("projects.not_required")}</span>}
      {deliverable.handling === "submit" ? null : (
        <span>{t(`projects.handling_${deliverable.handling}`)}</span>
      )}
    </small>
  );
}

function StatePill({ deliverable }: { deliverable: Deliverable }) {
  const t = useT();
  const { status } = deliverable;
  const mine = deliverable.held_by.some((holder) => holder.mine);
  const tone = status === "approved" ? "good" : mine ? "turn" : undefined;
  return <Pill tone={tone}>{word(t, "deliverable", status)}</Pill>;
}

/** Who has the move now, and since when. */
function Held({ deliverable }: { deliverable: Deliverable }) {
  const t = useT();
  const format = useFormat();
  const [first] = deliverable.held_by;
  if (!first) return null;
  const names = deliverable.held_by.map((holder) =>
    holder.mine ? { name: t("projects.turn_you") } : holder.organisation,
  );
  const seconds = Math.max(0, (Date.now() - Date.parse(first.since)) / 1000);
  return <small>{t("projects.waits_since", { names: namesOf(t, names), time: format.span(seconds) })}</small>;
}

function EvidenceList({ deliverable, deeds }: { deliverable: Deliverable; deeds: Deeds }) {
  const t = useT();
  if (deliverable.evidence.length === 0) return null;
  const remove = (each: Evidence) =>
    deeds.click(
      () => deeds.remove(`/deliverables/${deliverable.id}/evidence/${each.id}`),
      t("projects.evidence_removed", { title: each.title }),
    );
  return (
    <ul className="evidence-list" aria-label={t("projects.evidence_of", { title: deliverable.title })}>
      {deliverable.evidence.map((each) => (
        <li key={each.id}>
          {each.url ? (
            <a href={each.url} target="_blank" rel="noreferrer noopener">
              <LinkIcon size={12} aria-hidden="true" />
              {each.title}
            </a>
          ) : each.file ? (
            <a href={fileUrl(each.file)} download={each.file.name}>
              <FileIcon size={12} aria-hidden="true" />
              {each.title}
            </a>
          ) : (
            <span className="text-ink-3">{t("projects.evidence_gone", { title: each.title })}</span>
          )}
          {each.may_remove ? (
            <IconButton
              small
              label={t("projects.remove_evidence", { title: each.title })}
              icon={<CloseIcon size={12} aria-hidden="true" />}
              onClick={() => remove(each)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The next step as a button, the others in a menu. */
function Buttons({
  deliverable,
  pending,
  onAct,
  onOpen,
}: {
  deliverable: Deliverable;
  pending: boolean;
  onAct: (name: "start" | "approve" | "withdraw") => void;
  onOpen: (what: Open) => void;
}) {
  const t = useT();
  const can = (name: string) => may(deliverable, name);
  const approves = can("approve");
  const submits = can("submit");
  const more = [
    ...(can("start") ? [{ id: "start", label: t("projects.step_start") }] : []),
    ...(can("add_evidence") && !submits ? [{ id: "evidence", label: t("projects.add_evidence") }] : []),
    ...(can("withdraw") ? [{ id: "withdraw", label: t("projects.step_withdraw") }] : []),
    ...(can("reopen") ? [{ id: "reopen", label: t("projects.step_reopen") }] : []),
    ...(can("waive") ? [{ id: "waive", label: t("projects.step_waive") }] : []),
    ...(can("edit") ? [{ id: "edit", label: t("projects.step_edit") }] : []),
  ];
  return (
    <div className="deliverable-buttons">
      {approves ? (
        <Button small tone="primary" pending={pending} onClick={() => onAct("approve")}>
          {t("projects.step_approve")}
        </Button>
      ) : null}
      {can("send_back") ? (
        <Button small onClick={() => onOpen("send_back")}>
          {t("projects.step_send_back")}
        </Button>
      ) : null}
      {submits && can("add_evidence") ? (
        <Button small onClick={() => onOpen("evidence")}>
          {t("projects.add_evidence")}
        </Button>
      ) : null}
      {submits ? (
        <Button
          small
          tone={deliverable.evidence.length > 0 ? "primary" : "plain"}
          onClick={() => onOpen("submit")}
        >
          {t("projects.step_submit")}
        </Button>
      ) : null}
      {more.length > 0 ? (
        <Menu
          label={t("projects.more_of", { title: deliverable.title })}
          placement="bottom end"
          trigger={
            <Button small tone="quiet">
              {t("projects.more")}
            </Button>
          }
          sections={[{ id: "more", entries: more }]}
          onAction={(id) => {
            if (id === "start" || id === "withdraw") onAct(id);
            else onOpen(id as Open);
          }}
        />
      ) : null}
    </div>
  );
}
