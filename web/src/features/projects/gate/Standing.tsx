/** The verdict that signatures are about now: what it says, who has signed, and what has changed since. */
import type { Gate, GateReview, Project } from "~/api/types-projects";
import { useLocale, useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { Card, Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { labelText, word } from "../words";
import { changesOf, shortHash } from "./bundle";
import { changeText } from "./changes";

export function Standing({ project, gate, review }: { project: Project; gate: Gate; review: GateReview }) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  return (
    <Card
      title={t(`projects.verdict_${review.verdict}`)}
      note={
        <>
          {t("projects.put_up_by", {
            name: review.proposed_by?.name ?? review.organisation.name,
            org: review.organisation.name,
          })}{" "}
          <Time at={review.proposed_at} as="full" /> ·{" "}
          <code title={review.sha256}>{shortHash(review.sha256)}</code>
        </>
      }
      actions={<ReviewPill review={review} />}
    >
      <div className="flex flex-col gap-4">
        {review.state === "stale" ? <Stale review={review} /> : null}
        {review.interim_until ? (
          <p>{t("projects.holds_until_day", { day: format.date(new Date(review.interim_until), now) })}</p>
        ) : null}
        {review.note ? <p className="whitespace-pre-wrap">{review.note}</p> : null}
        {review.conditions.length > 0 ? <Conditions review={review} /> : null}
        <Slots project={project} gate={gate} review={review} />
      </div>
    </Card>
  );
}

export function ReviewPill({ review }: { review: GateReview }) {
  const t = useT();
  const tone =
    review.state === "signed"
      ? "good"
      : review.state === "stale" || review.state === "refused"
        ? "bad"
        : undefined;
  return <Pill tone={tone}>{t(`projects.review_${review.state}`)}</Pill>;
}

function Stale({ review }: { review: GateReview }) {
  const t = useT();
  const locale = useLocale();
  const told = review.signoff?.stale_reason;
  // What has gone back to what it was is no change any more; that the signatures are gone stays true.
  const changes = changesOf(review.changes.length > 0 ? review : { ...review, changes: asList(told) });
  return (
    <div className="stale" role="note">
      <p>{t("projects.stale_text")}</p>
      <ul>
        {changes.map((change) => (
          <li key={`${change.id} ${change.change} ${String(change.evidence)}`}>
            <b>{labelText(change.title, locale) ?? word(t, "item", change.item)}</b>:{" "}
            {changeText(t, locale, change)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function asList(value: unknown): GateReview["changes"] {
  return Array.isArray(value) ? value : [];
}

function Conditions({ review }: { review: GateReview }) {
  const t = useT();
  const format = useFormat();
  return (
    <section>
      <h3>{t("projects.conditions")}</h3>
      <ul className="bundle-list">
        {review.conditions.map((each) => (
          <li key={`${each.text} ${each.due_on}`}>
            <span>{each.text}</span>
            <small>
              {t("projects.condition_of", { org: each.organisation.name, day: format.day(each.due_on) })}
              {each.state ? ` · ${t(`settle.commitment_${each.state}`)}` : null}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Slots({ project, gate, review }: { project: Project; gate: Gate; review: GateReview }) {
  const t = useT();
  const slots = review.signoff?.slots ?? [];
  const stale = review.state === "stale";
  const nameOf = (id: string | null) =>
    project.parties.find((party) => party.organisation.id === id)?.organisation.name ?? "";
  const holds = (id: string | null) => gate.held_by.some((holder) => holder.organisation.id === id);
  return (
    <ul className="gate-slots" aria-label={t("projects.signatures")}>
      {slots.map((slot) => (
        <li key={slot.slot} className={cx(slot.vote === "signed" && (stale ? "gate-void" : "gate-signed"))}>
          <span className="gate-slot-of">
            {nameOf(slot.organisation_id)}
            {slot.role ? ` · ${word(t, "role", slot.role).toLocaleLowerCase()}` : null}
          </span>
          <b>
            {slot.vote === "signed"
              ? (slot.by?.name ?? t("projects.cell_signed"))
              : slot.vote
                ? `${slot.by?.name ?? ""} ${t(`projects.cell_${slot.vote}`)}`.trim()
                : t("projects.cell_awaited")}
          </b>
          {slot.at ? (
            <small>
              <Time at={slot.at} as="full" />
              {stale && slot.vote === "signed" ? `, ${t("projects.before_the_change")}` : null}
            </small>
          ) : holds(slot.organisation_id) && review.state === "open" ? (
            <small>{t("projects.is_next")}</small>
          ) : null}
          {slot.reason ? <span className="text-s">{slot.reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}
