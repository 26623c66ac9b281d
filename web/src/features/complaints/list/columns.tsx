import { useMemo } from "react";
import { useActing } from "~/api/queries/me";
import type { ComplaintListItem } from "~/api/types";
import { useT } from "~/i18n";
import { Ball, namesCounterpart } from "~/ui/Ball";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";
import { StatusPill } from "~/ui/status";
import type { Column } from "~/ui/Table";
import { Due } from "../Due";
import { wordLabel } from "../labels";

export function useColumns(): Column<ComplaintListItem>[] {
  const t = useT();
  const { sides } = useActing();
  const only = sides.length === 1 ? sides[0] : undefined;
  return useMemo<Column<ComplaintListItem>[]>(
    () => [
      {
        id: "title",
        header: t("complaints.complaint"),
        cell: (row) => <Title row={row} />,
      },
      {
        id: "ball",
        header: t("complaints.turn"),
        cell: (row) => <Ball ball={row.ball} side={row.side} counterpart={row.counterpart} />,
      },
      {
        id: "counterpart",
        header: t(
          only === "vendor"
            ? "complaints.customer"
            : only === "customer"
              ? "complaints.vendor"
              : "complaints.partner",
        ),
        cell: (row) => <Name said={namesCounterpart(row.ball, row.side)}>{row.counterpart.name}</Name>,
      },
      {
        id: "status",
        header: t("complaints.state"),
        cell: (row) => <StatusPill status={row.status} label={row.status_label} />,
      },
      { id: "due", header: t("complaints.due"), cell: (row) => <Due at={row.due_at} /> },
      {
        id: "owner",
        header: t("complaints.owner"),
        className: "column-roomy",
        wideOnly: true,
        cell: (row) => (row.owner ? <Name>{row.owner.name}</Name> : <span className="text-ink-3">—</span>),
      },
      {
        id: "updated",
        header: t("complaints.updated"),
        wideOnly: true,
        cell: (row) => <Time at={row.activity_at} />,
      },
    ],
    [t, only],
  );
}

/** One line, whatever its length; the whole name is on hover. On a phone it is left out if the line has `said` it. */
function Name({ said, children }: { said?: boolean; children: string }) {
  return (
    <span className={cx("block max-w-[22ch] truncate", said && "stack-hidden")} title={children}>
      {children}
    </span>
  );
}

/** Title, and under it what tells two complaints apart: number, severity, lot or product. */
function Title({ row }: { row: ComplaintListItem }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <>
      <Link
        to="/o/$org/complaints/$id"
        params={{ org, id: row.id }}
        className={cx("row-title", row.unread && "font-semibold")}
      >
        {row.unread ? <span className="sr-only">{t("complaints.unread")} </span> : null}
        {row.title || t("complaints.untitled")}
      </Link>
      <span className="row-sub">
        {[
          row.number,
          wordLabel(t, "severity", row.severity).toLocaleLowerCase(),
          row.lot ? t("complaints.lot", { lot: row.lot }) : row.product,
          row.confirmed ? null : t("complaints.by_phone"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </>
  );
}
