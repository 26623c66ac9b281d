/** A message about an idea, or what happened to it as one line. */
import { useActing } from "~/api/queries/me";
import type { Entry } from "~/api/types";
import type { Idea } from "~/api/types-ideas";
import { Files } from "~/features/thread/Files";
import { numberFigure, textFigure } from "~/features/thread/figures";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { useFormat } from "~/lib/useFormat";
import { Avatar, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { audienceLabel, statusLabel, voteText } from "./words";

/** What is written with a step stands below its line. */
const SPEAKING = new Set([
  "idea_asked",
  "idea_answered",
  "idea_moved",
  "idea_delivered",
  "idea_declined",
  "idea_duplicate",
  "idea_merged",
  "idea_voted",
  "outcome_told",
]);

export function IdeaEntry({ entry, idea }: { entry: Entry; idea: Idea }) {
  const t = useT();
  const own = useActing().organisation.id;
  const name = entry.actor?.name ?? t("thread.system");
  if (entry.kind !== "message") {
    return (
      <>
        <p className="text-s text-ink-3">
          <Happened entry={entry} idea={idea} name={name} /> · <Time at={entry.occurred_at} as="full" />
        </p>
        {entry.body_html && SPEAKING.has(entry.kind) ? (
          <div
            className="prose border-l-2 border-line-strong pl-3"
            dangerouslySetInnerHTML={serverHtml(entry.body_html)}
          />
        ) : null}
      </>
    );
  }
  const them = entry.actor !== null && entry.actor.organisation.id !== own;
  return (
    <article
      className={cx("issue-note", entry.lane === "private" && "talk-note-private")}
      aria-label={t("thread.entry_by", { name })}
    >
      <Avatar name={name} them={them} />
      <div className="min-w-0 flex-1">
        <header>
          <b className="font-semibold">{name}</b>
          <span className="text-s text-ink-3">{entry.actor?.organisation.name}</span>
          <Time at={entry.occurred_at} as="full" className="text-xs text-ink-3" />
        </header>
        {entry.body_html ? (
          <div className="prose" dangerouslySetInnerHTML={serverHtml(entry.body_html)} />
        ) : entry.retracted ? (
          <p className="text-ink-3 italic">{t("thread.retracted")}</p>
        ) : null}
        <Files files={entry.files} />
      </div>
    </article>
  );
}

function Happened({ entry, idea, name }: { entry: Entry; idea: Idea; name: string }) {
  const t = useT();
  const format = useFormat();
  const who = name;
  const number = textFigure(entry, "number") ?? "";
  switch (entry.kind) {
    case "idea_shown":
      return t("ideas.event_idea_shown", { who, org: idea.side === "vendor" ? number : idea.vendor.name });
    case "idea_shared":
      return t("ideas.event_idea_shared", {
        who,
        audience: audienceLabel(t, textFigure(entry, "audience") ?? "").toLocaleLowerCase(),
      });
    case "idea_moved":
      return t("ideas.event_idea_moved", {
        who,
        status: statusLabel(t, textFigure(entry, "to") ?? "").toLocaleLowerCase(),
      });
    case "idea_voted": {
      const vote = voteText(t, format, {
        strength: textFigure(entry, "strength") ?? "",
        commitment: textFigure(entry, "commitment") ?? "",
        quantity: numberFigure(entry, "quantity"),
        amount_minor: numberFigure(entry, "amount_minor"),
        currency: textFigure(entry, "currency"),
      });
      return t(entry.data?.proxy ? "ideas.event_idea_voted_for" : "ideas.event_idea_voted", { who, vote });
    }
    case "outcome_told":
      return t("ideas.event_outcome_told", { who, score: numberFigure(entry, "score") ?? 0 });
    case "idea_merged":
      return entry.data?.merged_in
        ? t("ideas.event_idea_merged_in", { who, number })
        : t("ideas.event_idea_merged", { who });
    case "linked":
    case "unlinked":
      return t(`ideas.event_${entry.kind}`, { who, number });
    case "edited":
    case "idea_submitted":
    case "idea_asked":
    case "idea_answered":
    case "idea_declined":
    case "idea_duplicate":
    case "idea_delivered":
    case "idea_vote_withdrawn":
      return t(`ideas.event_${entry.kind}`, { who });
    default:
      return t("ideas.event_other", { who });
  }
}
