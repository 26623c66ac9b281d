/** One point of an agenda: what it is about, why it is there, and what was written down of it. */
import { lazy, type ReactNode, Suspense, useState } from "react";
import { api } from "~/api/client";
import type { AgendaItem, AgendaProposal, Meeting } from "~/api/types-meetings";
import type { Commitment } from "~/api/types-settle";
import { CommitmentList } from "~/features/settle/commitments/CommitmentList";
import { SideMark } from "~/features/settle/Sides";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { useFormat } from "~/lib/useFormat";
import { IconButton } from "~/ui/Button";
import { cx } from "~/ui/cx";
import { GripIcon, LockIcon, MoreIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { MatterLink } from "./MatterLink";
import { MinutesPart } from "./MinutesPart";
import { Reasons } from "./Reasons";
import { counterpartOf, useMeeting } from "./useMeeting";
import type { useReorder } from "./useReorder";
import { matterName } from "./words";

const ItemDialog = lazy(() => import("./ItemDialog"));

interface Props {
  meeting: Meeting;
  item: AgendaItem;
  place: number;
  count: number;
  /** How the matter stands now, while the meeting is planned. */
  live: AgendaProposal | undefined;
  liveKnown: boolean;
  commitments: Commitment[] | undefined;
  editable: boolean;
  dragged: boolean;
  marked: "above" | "below" | null;
  handle: ReturnType<ReturnType<typeof useReorder>["handle"]>;
  onMove: (to: number) => void;
}

export function AgendaLine(props: Props) {
  const { meeting, item, place, editable, live, liveKnown } = props;
  const t = useT();
  const format = useFormat();
  const planned = meeting.state === "planned";
  const own = item.kind === "topic";
  const name = matterName(t, format, item);
  const gone = planned && liveKnown && !own && !item.hidden && !live;
  return (
    <li
      className={cx("agenda-line", props.dragged && "agenda-dragged", props.marked && `agenda-${props.marked}`)}
    >
      {editable ? <Handle {...props} name={name} /> : null}
      <span className="agenda-place" aria-hidden="true">
        {place + 1}
      </span>
      <div className="min-w-0 flex-1">
        <Title meeting={meeting} item={item} name={name} />
        <p className="agenda-by">
          <SideMark complaint={meeting} side={item.side} />
          {item.added_by ? <span>{item.added_by.name}</span> : null}
        </p>
        <Reasons meeting={meeting} reasons={live?.reasons ?? (planned ? [] : item.reasons)} settled={gone} />
        {!planned && !own && !item.hidden && item.reasons.length === 0 ? (
          <p className="agenda-why">{t("meetings.was_settled")}</p>
        ) : null}
        {item.note ? <div className="prose agenda-note" dangerouslySetInnerHTML={serverHtml(item.note_html)} /> : null}
        {planned || meeting.state === "cancelled" ? null : (
          <MinutesPart
            meeting={meeting}
            part={{ itemId: item.id, text: item.minutes, html: item.minutes_html, version: item.minutes_version }}
            label={t("meetings.minutes_of", { name })}
          />
        )}
        {props.commitments && props.commitments.length > 0 ? (
          <CommitmentList
            complaint={{ ...meeting, counterpart: counterpartOf(meeting) }}
            commitments={props.commitments}
          />
        ) : null}
      </div>
      {editable ? <LineMenu {...props} name={name} /> : null}
    </li>
  );
}

function Title({ meeting, item, name }: { meeting: Meeting; item: AgendaItem; name: string }): ReactNode {
  if (item.hidden) {
    return (
      <h3 className="agenda-title text-ink-3">
        <LockIcon size={12} className="mr-1.5 inline" aria-hidden="true" />
        {name}
      </h3>
    );
  }
  if (!item.record) return <h3 className="agenda-title">{name}</h3>;
  return (
    <h3 className="agenda-title">
      <MatterLink record={item.record} relationship={meeting.relationship_id}>
        <span className="text-ink-3">{item.record.number}</span> {name}
      </MatterLink>
    </h3>
  );
}

function Handle({ handle, place, count, name }: Props & { name: string }) {
  const t = useT();
  return (
    <button
      type="button"
      className="agenda-handle"
      aria-label={t("meetings.drag", { name, place: place + 1, count })}
      {...handle}
    >
      <GripIcon size={15} aria-hidden="true" />
    </button>
  );
}

function LineMenu({ meeting, item, place, count, onMove, name }: Props & { name: string }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const { click } = useMeeting(meeting.id);
  const entries = [
    ...(place > 0 ? [{ id: "up", label: t("meetings.move_up") }] : []),
    ...(place < count - 1 ? [{ id: "down", label: t("meetings.move_down") }] : []),
    ...(place > 1 ? [{ id: "top", label: t("meetings.move_top") }] : []),
  ];
  const own = item.own
    ? [
        { id: "edit", label: t(item.kind === "topic" ? "meetings.item_edit" : "meetings.item_note") },
        { id: "remove", label: t("meetings.item_remove"), danger: true },
      ]
    : [];
  const run = (id: string) => {
    if (id === "edit") setEditing(true);
    else if (id === "remove") {
      void click(async () => {
        await api.delete(`/meetings/${meeting.id}/items/${item.id}`, { version: item.version });
        return undefined;
      });
    } else onMove(id === "up" ? place - 1 : id === "down" ? place + 1 : 0);
  };
  return (
    <>
      <Menu
        label={t("meetings.item_menu", { name })}
        placement="bottom end"
        trigger={
          <IconButton
            small
            label={t("meetings.item_menu", { name })}
            icon={<MoreIcon size={16} aria-hidden="true" />}
          />
        }
        sections={[
          { id: "move", entries },
          { id: "own", entries: own },
        ].filter((section) => section.entries.length > 0)}
        onAction={run}
      />
      {editing ? (
        <Suspense fallback={null}>
          <ItemDialog meeting={meeting} item={item} name={name} onClose={() => setEditing(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
