/**
 * Writing, in any lane that the reader has. Each has its own tab, colour, draft and button, and who reads what is typed
 * stands above the field all the time.
 */
import { type ReactNode, type RefObject, useState } from "react";
import type { Lane } from "~/api/types";
import { useT } from "~/i18n";
import type { ThreadLive } from "~/live";
import { cx } from "~/ui/cx";
import { LockIcon } from "~/ui/icons";
import { Tabs } from "~/ui/Tabs";
import { type Audience, audienceOf, laneLabel, readersText, toneClass } from "./audience";
import { useThreadInfo } from "./context";
import { Editor } from "./Editor";
import type { LaneDraft } from "./useDraft";
import type { Drafts } from "./useDrafts";

/** From here on the lanes stand as chips that may break into lines: their names must stay whole. */
const MANY = 3;

/** Whether something was begun in the lane. */
export const isFilled = (draft: LaneDraft | undefined) =>
  draft !== undefined && (draft.text.trim() !== "" || draft.files.length > 0);

export function Composer({
  lane,
  lanes,
  onLane,
  drafts,
  live,
  area,
  onSent,
  isOver,
}: {
  lane: Lane;
  lanes: readonly Lane[];
  onLane: (lane: Lane) => void;
  drafts: Drafts;
  live: ThreadLive;
  area: RefObject<HTMLTextAreaElement | null>;
  /** Shows the end of the timeline, where the message now stands. */
  onSent: () => void;
  /** The record is done with: a message changes nothing about that, and the writer is told. */
  isOver: boolean;
}) {
  const t = useT();
  const info = useThreadInfo();
  const draft = drafts[lane];
  const [focused, setFocused] = useState(false);
  const to = audienceOf(info, lane);
  const many = lanes.length >= MANY;
  return (
    <section
      className={cx("compose", toneClass(to.tone))}
      data-open={focused || isFilled(draft) || undefined}
      aria-label={t("thread.write")}
      onFocus={() => setFocused(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
      }}
    >
      <Typing live={live} />
      <Panel
        lanes={lanes}
        lane={lane}
        onLane={onLane}
        many={many}
        tab={(each) => {
          const of = audienceOf(info, each);
          return (
            <LaneTab to={of} waits={each !== lane && isFilled(drafts[each])} many={many}>
              {laneLabel(t, info.own, of)}
            </LaneTab>
          );
        }}
      >
        {isOver && lane === "shared" ? <p className="over-hint">{t("thread.not_reopening")}</p> : null}
        <Readers to={to} />
        {draft && to.mayWrite ? (
          <Editor
            key={lane}
            lane={lane}
            draft={draft}
            area={area}
            onTyping={() => live.sendTyping(lane)}
            onSent={onSent}
          />
        ) : null}
      </Panel>
    </section>
  );
}

/** A guest with a single lane has nothing to choose: no tabs, but the same readers above the field. */
function Panel({
  lanes,
  lane,
  onLane,
  many,
  tab,
  children,
}: {
  lanes: readonly Lane[];
  lane: Lane;
  onLane: (lane: Lane) => void;
  many: boolean;
  tab: (lane: Lane) => ReactNode;
  children: ReactNode;
}) {
  const t = useT();
  const info = useThreadInfo();
  if (lanes.length < 2) return <div className="lane-alone">{children}</div>;
  return (
    <Tabs<Lane>
      label={t("thread.lanes")}
      className={cx("lane-tabs", many && "lane-chips")}
      tabClassName="lane-tab"
      items={lanes.map((each) => ({
        id: each,
        className: toneClass(audienceOf(info, each).tone) || "lane-tab-shared",
        label: tab(each),
      }))}
      value={lane}
      onChange={onLane}
    >
      {children}
    </Tabs>
  );
}

function LaneTab({
  to,
  waits,
  many,
  children,
}: {
  to: Audience;
  waits: boolean;
  /** Beside several others the shared lane is but "shared" on a phone, beside one it is its readers' name. */
  many: boolean;
  children: ReactNode;
}) {
  const t = useT();
  return (
    <>
      {to.tone === "shared" ? null : <LockIcon size={11} className="flex-none" aria-hidden="true" />}
      {to.tone === "shared" && (many || to.others.length === 1) ? (
        <>
          <span className="max-md:hidden">{children}</span>
          <span className="md:hidden">
            {many ? t("thread.shared_word") : t("thread.shared_short", { org: to.others[0]?.name ?? "" })}
          </span>
        </>
      ) : (
        <span className="lane-name">{children}</span>
      )}
      {waits ? <span className="draft-dot" title={t("thread.draft")} /> : null}
    </>
  );
}

function Readers({ to }: { to: Audience }) {
  const t = useT();
  const { own } = useThreadInfo();
  return (
    <p className="readers" role="status">
      {readersText(t, own, to)}
      {to.topic && !to.over ? (
        <span className="text-ink-3"> {t("thread.about", { topic: to.topic })}</span>
      ) : null}
    </p>
  );
}

/** Who is typing. The line is always there, so that nothing jumps. */
function Typing({ live }: { live: ThreadLive }) {
  const t = useT();
  const info = useThreadInfo();
  const names = live.typing.map((each) => each.person.name);
  const aside = live.typing.find((each) => each.lane !== "shared");
  const all = aside && live.typing.every((each) => each.lane === aside.lane);
  const tone = all ? audienceOf(info, aside.lane).tone : "shared";
  return (
    <p role="status" className={cx("typing", toneClass(tone))}>
      {names.length > 0 ? (
        <>
          {tone === "shared" ? null : <LockIcon size={10} aria-hidden="true" />}
          {t("thread.typing", { count: names.length, names: names.join(", ") })}
        </>
      ) : null}
    </p>
  );
}
