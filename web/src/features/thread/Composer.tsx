/** Writing, in the shared lane or in the own private one; each has its own tab, look, draft and button. */
import { type RefObject, useState } from "react";
import { useT } from "~/i18n";
import type { Lane, ThreadLive } from "~/live";
import { cx } from "~/ui/cx";
import { LockIcon } from "~/ui/icons";
import { Tabs } from "~/ui/Tabs";
import { useThreadInfo } from "./context";
import { Editor } from "./Editor";
import type { LaneDraft } from "./useDraft";

/** Whether something was begun in the lane. */
export const isFilled = (draft: LaneDraft) => draft.text.trim() !== "" || draft.files.length > 0;

export function Composer({
  lane,
  onLane,
  drafts,
  live,
  area,
  onSent,
  isOver,
}: {
  lane: Lane;
  onLane: (lane: Lane) => void;
  drafts: Record<Lane, LaneDraft>;
  live: ThreadLive;
  area: RefObject<HTMLTextAreaElement | null>;
  /** Shows the end of the timeline, where the message now stands. */
  onSent: () => void;
  /** The record is done with: a message changes nothing about that, and the writer is told. */
  isOver: boolean;
}) {
  const t = useT();
  const { complaint, own } = useThreadInfo();
  const draft = drafts[lane];
  const [focused, setFocused] = useState(false);
  const waiting = (each: LaneDraft) =>
    isFilled(each) ? <span className="draft-dot" title={t("thread.draft")} /> : null;
  return (
    <section
      className={cx("compose", lane === "private" && "compose-private")}
      data-open={focused || isFilled(draft) || undefined}
      aria-label={t("thread.write")}
      onFocus={() => setFocused(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
      }}
    >
      <Typing live={live} />
      <Tabs<Lane>
        label={t("thread.lanes")}
        className="lane-tabs"
        tabClassName="lane-tab"
        items={[
          {
            id: "shared",
            label: (
              <>
                <span className="max-md:hidden">
                  {t("thread.shared_with", { org: complaint.counterpart.name })}
                </span>
                <span className="md:hidden">
                  {t("thread.shared_short", { org: complaint.counterpart.name })}
                </span>
                {lane === "shared" ? null : waiting(drafts.shared)}
              </>
            ),
          },
          {
            id: "private",
            className: "lane-tab-private",
            label: (
              <>
                <LockIcon size={11} aria-hidden="true" />
                {t("thread.only_org", { org: own.name })}
                {lane === "private" ? null : waiting(drafts.private)}
              </>
            ),
          },
        ]}
        value={lane}
        onChange={onLane}
      >
        {isOver && lane === "shared" ? <p className="over-hint">{t("thread.not_reopening")}</p> : null}
        <Editor
          key={lane}
          lane={lane}
          draft={draft}
          area={area}
          onTyping={() => live.sendTyping(lane)}
          onSent={onSent}
        />
      </Tabs>
    </section>
  );
}

/** Who is typing. The line is always there, so that nothing jumps. */
function Typing({ live }: { live: ThreadLive }) {
  const t = useT();
  const names = live.typing.map((each) => each.person.name);
  const isPrivate = live.typing.length > 0 && live.typing.every((each) => each.lane === "private");
  return (
    <p role="status" className={cx("typing", isPrivate && "text-private")}>
      {names.length > 0 ? (
        <>
          {isPrivate ? <LockIcon size={10} aria-hidden="true" /> : null}
          {t("thread.typing", { count: names.length, names: names.join(", ") })}
        </>
      ) : null}
    </p>
  );
}
