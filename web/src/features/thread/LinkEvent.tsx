/** Events of what belongs together, each with a way to the other record. */
import type { ReactNode } from "react";
import { useActing } from "~/api/queries/me";
import type { Entry } from "~/api/types";
import { Msg, useT } from "~/i18n";
import { LockIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { useThreadInfo } from "./context";
import { textFigure } from "./figures";

/** Where the other record stands, by how it is linked; complaints by any other word. */
const PAGES: Partial<Record<string, "/o/$org/issues/$id" | "/o/$org/projects/$id" | "/o/$org/ideas/$id">> = {
  issue: "/o/$org/issues/$id",
  project: "/o/$org/projects/$id",
  grown_from: "/o/$org/ideas/$id",
};

/** Whether an event is said here: it names another record. */
export function isLinkEvent(entry: Entry): boolean {
  if (entry.kind === "closed") return textFigure(entry, "cause") === "duplicate_of";
  return (
    (entry.kind === "linked" ||
      entry.kind === "unlinked" ||
      entry.kind === "split" ||
      entry.kind === "given") &&
    textFigure(entry, "number") !== null
  );
}

export function LinkEvent({ entry, who }: { entry: Entry; who: ReactNode }) {
  const t = useT();
  const { own } = useThreadInfo();
  return (
    <>
      <Said entry={entry} who={who} />
      {entry.lane === "private" ? (
        <span className="lane-mark ml-2">
          <LockIcon size={11} aria-hidden="true" />
          {t("thread.only_org_sees", { org: own.name })}
        </span>
      ) : null}
    </>
  );
}

function Said({ entry, who }: { entry: Entry; who: ReactNode }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const { complaint } = useThreadInfo();
  const id = textFigure(entry, "record_id");
  const number = textFigure(entry, "number") ?? "?";
  const linked = textFigure(entry, "kind");
  const isIssue = linked === "issue";
  const other = id ? (
    <Link
      to={(linked && PAGES[linked]) || "/o/$org/complaints/$id"}
      params={{ org, id }}
      className="font-medium underline"
    >
      {number}
    </Link>
  ) : (
    number
  );
  switch (entry.kind) {
    case "closed":
      return <Msg id="related.event_duplicate" values={{ who, other }} />;
    case "split":
      return <Msg id="related.event_split" values={{ who, other }} />;
    case "given": {
      const side = textFigure(entry, "side");
      const author = side === "vendor" ? complaint.vendor.name : complaint.customer.name;
      return side ? (
        <Msg id="related.event_carried_of" values={{ who, other, author }} />
      ) : (
        <Msg id="related.event_carried" values={{ who, other }} />
      );
    }
    case "unlinked":
      return isIssue ? (
        <Msg id="related.event_out_of_issue" values={{ who, other }} />
      ) : (
        <Msg id="related.event_unlinked_from" values={{ who, other }} />
      );
    default: {
      if (isIssue) return <Msg id="related.event_in_issue" values={{ who, other }} />;
      if (linked === "project") return <Msg id="related.event_grew" values={{ who, other }} />;
      const said = `related.said_${linked}`;
      return (
        <Msg
          id="related.event_linked_with"
          values={{ who, other, kind: t.has(said) ? t(said) : t("related.said_related") }}
        />
      );
    }
  }
}
