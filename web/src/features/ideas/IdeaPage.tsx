/** One idea: what is asked for, who would commit what to it, and what the vendor makes of it. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ApiError } from "~/api/errors";
import { ideaQuery } from "~/api/queries/ideas";
import { useActing } from "~/api/queries/me";
import type { Idea } from "~/api/types-ideas";
import { NotFoundPage, PendingPage } from "~/features/shell/StatePages";
import { Msg, useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { useFormat, useNow } from "~/lib/useFormat";
import { Card, ErrorState, Notice, Time } from "~/ui/bits";
import { Link } from "~/ui/Link";
import { useTitle } from "~/ui/Page";
import { Actions } from "./Actions";
import { IdeaRail } from "./IdeaRail";
import { Outcome } from "./Outcome";
import { StatusPill } from "./parts";
import { Studies } from "./Studies";
import { Talk } from "./Talk";
import { Votes } from "./Votes";
import "~/features/related/related.css";
import "./ideas.css";

const route = getRouteApi("/o/$org/ideas/$id");

export function IdeaPage() {
  const { id } = route.useParams();
  const query = useQuery(ideaQuery(id));
  if (query.isPending) return <PendingPage />;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFoundPage />;
  if (query.isError) {
    return (
      <div className="page page-narrow">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Loaded key={id} idea={query.data} />;
}

function Loaded({ idea }: { idea: Idea }) {
  const t = useT();
  const org = useActing().organisation.slug;
  useTitle(`${idea.number} ${idea.title}`);
  return (
    <div className="complaint">
      <div className="complaint-main idea-main">
        <nav className="crumb">
          <Link to="/o/$org/ideas" params={{ org }}>
            {t("ideas.title")}
          </Link>
          {" / "}
          <span className="text-ink-2">{idea.number}</span>
        </nav>
        <h1 className="mt-1">{idea.title}</h1>
        <p className="complaint-meta mt-2 flex-none">
          <StatusPill status={idea.status} mine={idea.ball.mine} />
          <Audience idea={idea} />
          <span>
            {idea.author.organisation?.name ?? t("ideas.from_unnamed")},{" "}
            <Time at={idea.created_at} as="date" />
          </span>
        </p>
        <Banner idea={idea} />
        <Actions idea={idea} />
        <Outcome idea={idea} />
        <Card title={t("ideas.asked_for")} className="mt-5">
          <div className="prose" dangerouslySetInnerHTML={serverHtml(idea.description_html)} />
        </Card>
        <Votes idea={idea} />
        <Studies idea={idea} />
        <Talk idea={idea} />
      </div>
      <aside className="rail rail-body idea-rail" aria-label={t("ideas.details")}>
        <IdeaRail idea={idea} />
      </aside>
    </div>
  );
}

/** Who sees it, said to the reader. */
function Audience({ idea }: { idea: Idea }) {
  const t = useT();
  const own = useActing().organisation.name;
  const vendor = idea.vendor.name;
  if (idea.audience === "own") return <span>{t("ideas.seen_by_us", { org: own })}</span>;
  if (idea.side === "vendor") {
    const [one] = idea.shown_to;
    return idea.audience === "relationship" && one ? (
      <span>{t("ideas.seen_by_vendor", { org: one.name })}</span>
    ) : (
      <span title={t("ideas.others_unnamed")}>{t("ideas.seen_by_n", { count: idea.customers ?? 0 })}</span>
    );
  }
  return (
    <span>
      {idea.audience === "relationship"
        ? t("ideas.seen_by_vendor", { org: vendor })
        : idea.audience === "named"
          ? t("ideas.seen_by_several", { org: vendor })
          : t("ideas.seen_by_all", { org: vendor })}
    </span>
  );
}

/** What became of it, where it does not go on by itself. */
function Banner({ idea }: { idea: Idea }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const format = useFormat();
  const now = useNow();
  const target = idea.target ? (
    <Link to="/o/$org/ideas/$id" params={{ org, id: idea.target.id }} className="underline">
      {`${idea.target.number} ${idea.target.title}`}
    </Link>
  ) : null;
  const reason = idea.reason_html ? (
    <div className="mt-2">
      <span className="text-s text-ink-3">{t("ideas.reason")}</span>
      <div className="prose" dangerouslySetInnerHTML={serverHtml(idea.reason_html)} />
    </div>
  ) : null;
  switch (idea.status) {
    case "merged":
    case "duplicate":
      return (
        <div className="mt-4">
          <Notice>
            {target ? (
              <Msg id={`ideas.banner_${idea.status}`} values={{ target }} />
            ) : (
              t(`ideas.banner_${idea.status}_plain`)
            )}
            {reason}
          </Notice>
        </div>
      );
    case "declined":
      return (
        <div className="mt-4">
          <Notice>
            {t("ideas.banner_declined", {
              org: idea.audience === "own" ? (idea.author.organisation?.name ?? "") : idea.vendor.name,
            })}
            {reason}
          </Notice>
        </div>
      );
    case "delivered":
      return (
        <div className="mt-4">
          <p className="notice bg-good-bg text-good">
            {t("ideas.banner_delivered", {
              org: idea.vendor.name,
              date: format.date(new Date(idea.status_at), now),
            })}
          </p>
        </div>
      );
    default:
      return null;
  }
}
