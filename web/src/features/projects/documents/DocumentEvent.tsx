/** What happened to a document as one sentence. The title of a confidential one is in no entry: its key stands for it. */
import { useActing } from "~/api/queries/me";
import { type MessageId, Msg, useT } from "~/i18n";
import { Link } from "~/ui/Link";
import { useProject } from "../context";
import type { Happened } from "../ProjectEvent";

export function DocumentEvent({ event: { kind, data, actor } }: { event: Happened }) {
  const t = useT();
  const project = useProject();
  const org = useActing().organisation.slug;
  const [changed] = Array.isArray(data.changed) ? (data.changed as Record<string, unknown>[]) : [];
  const text = (key: string) => {
    const value = data[key] ?? changed?.[key];
    return typeof value === "string" ? value : null;
  };
  const number = data.number ?? changed?.number;
  const parts = [
    text("key"),
    text("title"),
    typeof number === "number" ? t("documents.v", { n: number }) : null,
  ];
  const name = parts.filter(Boolean).join(" ") || t("documents.a_document");
  const id = text("document_id");
  const owner = project.parties.find((party) => party.organisation.id === data.organisation_id)?.organisation;
  const change = `documents.event_${kind}_${data.change}`;
  const message = t.has(change) ? change : `documents.event_${kind}`;
  const values = {
    who: <b className="font-medium text-ink">{actor?.name ?? owner?.name ?? t("thread.system")}</b>,
    item: id ? (
      <Link to="/o/$org/projects/$id/documents/$document" params={{ org, id: project.id, document: id }}>
        {name}
      </Link>
    ) : (
      name
    ),
  };
  return <Msg id={(t.has(message) ? message : "thread.event_other") as MessageId} values={values as never} />;
}
