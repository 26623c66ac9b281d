/** Who needs it: for the vendor by organisation, for a customer its own votes and how many others there are. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { ideaVotesQuery } from "~/api/queries/ideas";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Idea, IdeaTally, IdeaVote, IdeaVotes, IdeaVotesOf } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";
import { toast } from "~/ui/toast";
import { VoteDialog } from "./VoteDialog";
import { commitmentText, STRENGTHS, strengthLabel, strengthTexts, tallyTexts, voteText } from "./words";

export function Votes({ idea }: { idea: Idea }) {
  const t = useT();
  const query = useQuery(ideaVotesQuery(idea.id));
  const count =
    idea.people === 0
      ? t("ideas.nobody_yet")
      : `${t("ideas.n_organisations", { count: idea.organisations })}, ${t("ideas.n_people", { count: idea.people })}`;
  return (
    <Card title={t("ideas.support")} note={count} className="mt-5">
      {query.isPending ? <Loading lines={3} /> : null}
      {query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Shown idea={idea} votes={query.data} /> : null}
    </Card>
  );
}

function Shown({ idea, votes }: { idea: Idea; votes: IdeaVotes }) {
  const t = useT();
  const mine = votes.items.flatMap((item) => item.votes).find((vote) => vote.mine);
  const names = votes.supporters.map((each) => each.name).join(", ");
  return (
    <div className="flex flex-col gap-5">
      {idea.side === "customer" ? <OwnVote idea={idea} mine={mine} /> : null}
      {votes.tally && votes.tally.people > 0 ? <Summary tally={votes.tally} /> : null}
      {votes.items.length > 0 ? (
        <ul className="voters">
          {votes.items.map((item) => (
            <ByOrganisation key={item.organisation.id} idea={idea} item={item} />
          ))}
        </ul>
      ) : null}
      {names ? <p className="text-ink-2">{t("ideas.supporters", { names })}</p> : null}
      {votes.tally ? <p className="text-s text-ink-3">{t("ideas.revenue_unknown")}</p> : null}
    </div>
  );
}

/** A customer's own vote comes first: it is what the page is for. */
function OwnVote({ idea, mine }: { idea: Idea; mine: IdeaVote | undefined }) {
  const t = useT();
  const format = useFormat();
  const takeBack = useTakeBack(idea);
  const [voting, setVoting] = useState(false);
  const state = idea.actions.find((action) => action.name === "vote");
  const allowed = state?.allowed === true;
  return (
    <div className="own-vote flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-56">
        {mine ? (
          t("ideas.vote_lead_done", { vote: voteText(t, format, mine) })
        ) : allowed ? (
          <b className="font-semibold">{t("ideas.vote_lead")}</b>
        ) : (
          t(state?.reason === "role_too_low" ? "ideas.vote_observer" : "ideas.vote_frozen")
        )}
      </p>
      {allowed ? (
        <span className="turn-acts">
          {mine ? (
            <Button tone="quiet" onClick={() => takeBack(mine)}>
              {t("ideas.vote_take_back")}
            </Button>
          ) : null}
          <Button {...(mine ? {} : { tone: "primary" as const })} onClick={() => setVoting(true)}>
            {t(mine ? "ideas.vote_change" : "ideas.vote")}
          </Button>
        </span>
      ) : null}
      {voting ? <VoteDialog idea={idea} before={mine} onClose={() => setVoting(false)} /> : null}
    </div>
  );
}

function useTakeBack(idea: Idea): (vote: IdeaVote) => void {
  const t = useT();
  const client = useQueryClient();
  return (vote) =>
    void api
      .delete(`/ideas/${idea.id}/votes/${vote.id}`)
      .then(() => toast({ text: t(vote.proxy ? "ideas.vote_note_taken_back" : "ideas.vote_taken_back") }))
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }))
      .finally(() => client.invalidateQueries({ queryKey: keys.ideas }));
}

/** How strongly it is wanted as one bar, and what is committed in words. */
function Summary({ tally }: { tally: IdeaTally }) {
  const t = useT();
  const format = useFormat();
  const { strengths } = tally;
  const scale = strengthTexts(t, strengths).join(", ");
  return (
    <div className="grid gap-x-6 gap-y-4 md:grid-cols-2">
      <div>
        <h3 className="mb-1 text-xs text-ink-3">{t("ideas.strengths")}</h3>
        <div className="strength-bar mb-1 flex h-6 gap-px text-xs font-medium" role="img" aria-label={scale}>
          {STRENGTHS.map((each) =>
            strengths[each] > 0 ? (
              <span key={each} className={`strength-${each}`} style={{ flexGrow: strengths[each] }}>
                {strengths[each]}
              </span>
            ) : null,
          )}
        </div>
        <p className="text-s text-ink-3">{scale}</p>
      </div>
      <div>
        <h3 className="mb-1 text-xs text-ink-3">{t("ideas.commitments")}</h3>
        <ul>
          {tallyTexts(t, format, tally).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Three steps, filled up to the strength: read without colour. */
function Strength({ strength }: { strength: string }) {
  const t = useT();
  const level = strength === "critical" ? 3 : strength === "important" ? 2 : 1;
  return (
    <span className="inline-flex items-center gap-2 text-s">
      <span className="strength-steps" aria-hidden="true">
        {[1, 2, 3].map((step) => (
          <i key={step} data-on={step <= level || undefined} />
        ))}
      </span>
      {strengthLabel(t, strength)}
    </span>
  );
}

function ByOrganisation({ idea, item }: { idea: Idea; item: IdeaVotesOf }) {
  return (
    <li className="border-t border-line py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <b className="font-semibold">{item.organisation.name}</b>
        <Strength strength={item.strength} />
      </div>
      <ul>
        {item.votes.map((vote) => (
          <Vote key={vote.id} idea={idea} vote={vote} />
        ))}
      </ul>
    </li>
  );
}

function Vote({ idea, vote }: { idea: Idea; vote: IdeaVote }) {
  const t = useT();
  const format = useFormat();
  const org = useActing().organisation.slug;
  const takeBack = useTakeBack(idea);
  const notes = [
    vote.counts ? null : t("ideas.not_counted"),
    vote.moved ? t("ideas.came_along") : null,
    vote.named ? t("ideas.named_too") : null,
  ].filter((each) => each !== null);
  return (
    <li className={cx("vote mt-2", !vote.counts && "vote-off")}>
      <p>
        <span className="text-ink-2">{vote.voter?.name ?? <Noted vote={vote} />}</span>
        {": "}
        {strengthLabel(t, vote.strength)}, {commitmentText(t, format, vote)}
        {vote.proxy &&
        vote.may_withdraw &&
        idea.actions.some((each) => each.name === "vote" || each.name === "vote_for") ? (
          <Button tone="link" small className="ml-2" onClick={() => takeBack(vote)}>
            {t("ideas.vote_take_back")}
          </Button>
        ) : null}
      </p>
      {vote.comment ? (
        <blockquote className="border-l-2 border-line-strong pl-3 whitespace-pre-line text-ink-2">
          {vote.comment}
        </blockquote>
      ) : null}
      {vote.evidence.length > 0 ? (
        <p className="flex flex-wrap gap-x-3 text-s">
          {vote.evidence.map((each) => (
            <Link key={each.id} to="/o/$org/complaints/$id" params={{ org, id: each.id }}>
              <span className="text-ink-3">{each.number}</span> {each.title}
            </Link>
          ))}
        </p>
      ) : null}
      {notes.length > 0 ? <p className="text-s text-ink-3">{notes.join(" · ")}</p> : null}
    </li>
  );
}

/** "Mr Adams, noted by Vera, by phone" */
function Noted({ vote }: { vote: IdeaVote }) {
  const t = useT();
  const { proxy } = vote;
  if (!proxy) return null;
  const source = t(`ideas.noted_source_${proxy.source ?? "other"}`);
  const name = proxy.by?.name ?? t("thread.system");
  return proxy.who
    ? t("ideas.noted_by_who", { who: proxy.who, name, source })
    : t("ideas.noted_by", { name, source });
}
