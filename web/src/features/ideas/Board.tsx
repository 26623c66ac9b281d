/** Ideas by status. A card moves by drag, or by its menu for the same. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type DragEvent, type ReactNode, useState } from "react";
import { ideaCountsQuery, ideasQuery } from "~/api/queries/ideas";
import { useActing } from "~/api/queries/me";
import type { IdeaItem, IdeaMove, IdeaStatus } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { edges } from "~/lib/edges";
import { Button, IconButton } from "~/ui/Button";
import { ErrorState, Skeleton } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { MoreIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Menu } from "~/ui/Menu";
import { Chooser } from "./choosing";
import { MoveDialog } from "./MoveDialog";
import { Support } from "./parts";
import { useMove } from "./useMove";
import { CLOSED, statusLabel, strengthLabel } from "./words";

interface Column {
  id: string;
  statuses: readonly IdeaStatus[];
}

const COLUMNS: readonly Column[] = [
  { id: "submitted", statuses: ["submitted"] },
  { id: "under_review", statuses: ["under_review"] },
  { id: "need_info", statuses: ["need_info"] },
  { id: "planned", statuses: ["planned"] },
  { id: "in_progress", statuses: ["in_progress"] },
  { id: "delivered", statuses: ["delivered"] },
  { id: "closed", statuses: CLOSED },
];

/** Steps that ask for nothing are taken where the card is dropped; the others open what they ask for. */
const ASKING = new Set(["deliver"]);

export function Board({ params, empty }: { params: Record<string, string | boolean>; empty: ReactNode }) {
  const t = useT();
  const [dragged, setDragged] = useState<IdeaItem | null>(null);
  const [asking, setAsking] = useState<{ idea: IdeaItem; moves: IdeaMove[] } | null>(null);
  const { move, moving } = useMove();
  const counts = useQuery(ideaCountsQuery);
  const all = useInfiniteQuery(ideasQuery({ ...params, limit: 1 }));
  if (all.isError) return <ErrorState error={all.error} onRetry={() => void all.refetch()} />;
  if (all.isSuccess && all.data.pages[0]?.items.length === 0) return empty;
  const start = (idea: IdeaItem, moves: IdeaMove[]) => {
    const [only] = moves;
    if (!only) return;
    if (moves.length > 1 || only.needs.length > 0 || ASKING.has(only.name)) setAsking({ idea, moves });
    else void move(idea, only.name, only.to, {});
  };
  const movesTo = (idea: IdeaItem, column: Column) =>
    idea.moves.filter((each) => column.statuses.includes(each.to) && !column.statuses.includes(idea.status));
  return (
    <>
      <p className="sr-only">{t("ideas.board_hint")}</p>
      <div ref={edges} className="board">
        {COLUMNS.map((column) => (
          <BoardColumn
            key={column.id}
            column={column}
            params={params}
            count={column.statuses.reduce((sum, each) => sum + (counts.data?.by_status[each] ?? 0), 0)}
            filtered={Object.keys(params).length > 0}
            moving={moving}
            open={dragged !== null && movesTo(dragged, column).length > 0}
            onDragged={setDragged}
            onDropped={() => {
              if (dragged) start(dragged, movesTo(dragged, column));
              setDragged(null);
            }}
            onMove={(idea, name) =>
              start(
                idea,
                idea.moves.filter((each) => each.name === name),
              )
            }
          />
        ))}
      </div>
      {asking ? (
        <MoveDialog
          idea={asking.idea}
          moves={asking.moves}
          onMove={(name, to, body) => move(asking.idea, name, to, body)}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </>
  );
}

function BoardColumn({
  column,
  params,
  count,
  filtered,
  moving,
  open,
  onDragged,
  onDropped,
  onMove,
}: {
  column: Column;
  params: Record<string, string | boolean>;
  count: number;
  /** The count is of all ideas: beside a filter it would say something else. */
  filtered: boolean;
  moving: { idea: IdeaItem; to: IdeaStatus } | null;
  /** What is dragged may be dropped here. */
  open: boolean;
  onDragged: (idea: IdeaItem | null) => void;
  onDropped: () => void;
  onMove: (idea: IdeaItem, name: string) => void;
}) {
  const t = useT();
  const [over, setOver] = useState(false);
  const query = useInfiniteQuery(ideasQuery({ ...params, status: column.statuses.join(",") }));
  const known = query.data?.pages.flatMap((page) => page.items) ?? [];
  const items = known.filter((each) => each.id !== moving?.idea.id);
  const label = column.id === "closed" ? t("ideas.column_closed") : statusLabel(t, column.id);
  const takes = (event: DragEvent) => {
    if (!open) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
    setOver(true);
  };
  return (
    <section
      className={cx("board-column", open && "board-open", open && over && "board-over")}
      aria-label={label}
      data-column={column.id}
      onDragEnter={takes}
      onDragOver={takes}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDropped();
      }}
    >
      <h2 className="flex gap-2 px-1 text-s">
        {label}
        {filtered || count === 0 ? null : <span className="font-normal text-ink-3">{count}</span>}
      </h2>
      <ul className="flex flex-col gap-2">
        {moving && column.statuses.includes(moving.to) ? (
          <li className="opacity-60">
            <Card idea={moving.idea} onDragged={onDragged} onMove={onMove} />
          </li>
        ) : null}
        {items.map((idea) => (
          <li key={idea.id}>
            <Card idea={idea} onDragged={onDragged} onMove={onMove} />
          </li>
        ))}
      </ul>
      {query.isPending ? <Skeleton height={74} /> : null}
      {query.isError ? <p className="text-s text-bad">{t("ui.error_title")}</p> : null}
      {query.isSuccess && items.length === 0 && !moving ? (
        <p className="px-1 py-3 text-s text-ink-3">{t(open ? "ideas.column_drop" : "ideas.column_empty")}</p>
      ) : null}
      {query.hasNextPage ? (
        <Button small pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("ideas.column_more")}
        </Button>
      ) : null}
    </section>
  );
}

function Card({
  idea,
  onDragged,
  onMove,
}: {
  idea: IdeaItem;
  onDragged: (idea: IdeaItem | null) => void;
  onMove: (idea: IdeaItem, name: string) => void;
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  const movable = idea.moves.length > 0;
  return (
    <article
      className={cx(
        "board-card rounded-control border border-line bg-surface p-3 pt-2",
        idea.ball.mine && "board-mine",
      )}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", idea.number);
        event.dataTransfer.effectAllowed = "move";
        onDragged(idea);
      }}
      onDragEnd={() => onDragged(null)}
    >
      <header className="flex items-start justify-between gap-1">
        <Chooser idea={idea} />
        <Link
          to="/o/$org/ideas/$id"
          params={{ org, id: idea.id }}
          draggable={false}
          className="min-w-0 flex-1 pt-1 font-medium text-ink"
        >
          {idea.title}
        </Link>
        {movable ? (
          <Menu
            label={t("ideas.move", { number: idea.number })}
            placement="bottom end"
            trigger={
              <IconButton
                small
                label={t("ideas.move", { number: idea.number })}
                icon={<MoreIcon size={15} aria-hidden="true" />}
              />
            }
            sections={[
              {
                id: "moves",
                label: t("ideas.moves"),
                entries: idea.moves.map((each) => ({ id: each.name, label: statusLabel(t, each.to) })),
              },
            ]}
            onAction={(name) => onMove(idea, name)}
          />
        ) : null}
      </header>
      <p className="flex gap-2 text-xs text-ink-3">
        {idea.unread ? (
          <span className="mt-1 size-2 flex-none rounded-full bg-link" title={t("ideas.unread")} />
        ) : null}
        {[idea.number, idea.product].filter(Boolean).join(" · ")}
      </p>
      <footer className="mt-2 flex flex-col text-s">
        <Support idea={idea} />
        {idea.my_vote ? (
          <small>{t("ideas.my_vote_is", { strength: strengthLabel(t, idea.my_vote.strength) })}</small>
        ) : null}
      </footer>
    </article>
  );
}
