import type { ReactNode } from "react";
import { useActing } from "~/api/queries/me";
import type { RecordRef } from "~/api/types";
import { Link } from "~/ui/Link";

/** A way to what a line of an agenda is about. */
export function MatterLink({
  record,
  relationship,
  children,
}: {
  record: RecordRef;
  relationship: string;
  children: ReactNode;
}) {
  const org = useActing().organisation.slug;
  switch (record.kind) {
    case "complaint":
      return (
        <Link to="/o/$org/complaints/$id" params={{ org, id: record.id }}>
          {children}
        </Link>
      );
    case "meeting":
      return (
        <Link to="/o/$org/meetings/$id" params={{ org, id: record.id }}>
          {children}
        </Link>
      );
    case "agreement":
      return (
        <Link to="/o/$org/partners/$id/agreement" params={{ org, id: relationship }}>
          {children}
        </Link>
      );
    default:
      return children;
  }
}
