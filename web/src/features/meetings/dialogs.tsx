/** What is asked before a meeting is held, and before its minutes are confirmed. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { actionsQuery } from "~/api/queries/meetings";
import type { Meeting } from "~/api/types-meetings";
import { CommitmentDue, CommitmentStatePill, commitmentText } from "~/features/settle/commitments/parts";
import { SideMark } from "~/features/settle/Sides";
import { isProposed, shortHash } from "~/features/settle/words";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { useFormat } from "~/lib/useFormat";
import { ErrorState, Loading, Pill } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { counterpartOf, useMeeting } from "./useMeeting";
import { matterName } from "./words";

interface Props {
  meeting: Meeting;
  onClose: () => void;
}

export function HoldDialog({ meeting, onClose }: Props) {
  const t = useT();
  const { act } = useMeeting(meeting.id);
  const [absent, setAbsent] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setAbsent((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <Dialog title={t("meetings.hold_title")} onClose={onClose}>
      <Form
        label={t("meetings.hold_title")}
        explain={(error) => (error.is("stale_version") ? t("meetings.stale_meeting") : null)}
        onSubmit={async (values) => {
          await act("hold", { version: meeting.version, present: values.all("present") });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("meetings.hold_about")}</p>
        <fieldset className="people-choice">
          <legend>{t("meetings.who_came")}</legend>
          {meeting.people.map(({ person }) => (
            <label key={person.membership_id} className="check">
              <input
                type="checkbox"
                name="present"
                value={person.membership_id}
                checked={!absent.has(person.membership_id)}
                onChange={() => toggle(person.membership_id)}
              />
              <span>{person.name}</span>
              <span className="field-help">{person.organisation.name}</span>
            </label>
          ))}
        </fieldset>
        <FormActions submit={t("meetings.hold_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

/** Shows all that is confirmed: the text, each point with what was written, and what was taken on. */
export function ConfirmDialog({ meeting, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const { act } = useMeeting(meeting.id);
  const { minutes } = meeting;
  const written = meeting.items.filter((item) => item.minutes);
  return (
    <Dialog title={t("meetings.confirm_title")} onClose={onClose} wide>
      <Form
        label={t("meetings.confirm_title")}
        explain={(error) =>
          error.is("stale_version") || error.detail === "other_hash" ? t("meetings.stale_confirm") : null
        }
        onSubmit={async () => {
          await act("confirm", { version: meeting.version, sha256: minutes.sha256 });
          onClose();
        }}
      >
        <p className="text-ink-2">
          {t("meetings.confirm_about", {
            org: counterpartOf(meeting).name,
            count: meeting.commitments.length,
          })}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <section className="minutes-preview" tabIndex={0} aria-label={t("meetings.minutes")}>
          {minutes.text ? <div className="prose" dangerouslySetInnerHTML={serverHtml(minutes.html)} /> : null}
          {written.map((item) => (
            <section key={item.id}>
              <h3>
                {meeting.items.indexOf(item) + 1}. {matterName(t, format, item)}
              </h3>
              <div className="prose" dangerouslySetInnerHTML={serverHtml(item.minutes_html)} />
            </section>
          ))}
          <TakenOn meeting={meeting} />
        </section>
        <p className="text-xs text-ink-3">
          {t("meetings.hash")} <code>{shortHash(minutes.sha256)}…</code>
        </p>
        <FormActions submit={t("meetings.confirm_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}

/** Who takes on what until when; what the other side wrote down and nobody of ours has agreed to yet is marked. */
function TakenOn({ meeting }: { meeting: Meeting }) {
  const t = useT();
  const format = useFormat();
  const query = useQuery(actionsQuery(meeting.id));
  if (meeting.commitments.length === 0) return null;
  const named = new Set(meeting.commitments.map((each) => each.commitment_id));
  const taken = query.data?.items.filter((each) => named.has(each.id));
  return (
    <section>
      <h3>{t("meetings.actions")}</h3>
      {taken ? null : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading lines={meeting.commitments.length} />
      )}
      <ul className="taken-on">
        {taken?.map((each) => (
          <li key={each.id}>
            <span className="block">{commitmentText(t, format, each)}</span>
            <small className="flex flex-wrap items-center gap-x-3">
              <SideMark complaint={meeting} side={each.side} />
              {each.owner ? <span>{each.owner.name}</span> : null}
              <CommitmentDue commitment={each} />
              {isProposed(each) ? (
                <Pill tone="turn">{t("meetings.action_proposed")}</Pill>
              ) : each.state === "open" ? null : (
                <CommitmentStatePill commitment={each} />
              )}
            </small>
          </li>
        ))}
      </ul>
      {taken?.some(isProposed) ? <p className="text-s text-ink-2">{t("meetings.actions_proposed")}</p> : null}
    </section>
  );
}
