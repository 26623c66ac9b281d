/** Finishing a draft, or correcting the fields of a complaint. Whoever was faster is shown, and nothing typed is lost. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { ApiError } from "~/api/errors";
import { complaintQuery } from "~/api/queries/complaints";
import { useActing } from "~/api/queries/me";
import { keys } from "~/api/query";
import type { Complaint, FieldDef, FileRef } from "~/api/types";
import { NotFoundPage } from "~/features/shell/StatePages";
import { shownValue } from "~/features/thread/EventLine";
import { draftsQuery } from "~/features/thread/useDraft";
import { useT } from "~/i18n";
import { recall, remember } from "~/lib/storage";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { ErrorState, Loading, Notice } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { ButtonLink, Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { fieldName } from "../labels";
import { useAct } from "../page/useAct";
import { ComplaintForm, type Intent } from "./ComplaintForm";
import { formQuery } from "./formQuery";
import { changedNames, inputName, parseKept, toPatch, type Values, valuesOf } from "./values";

const route = getRouteApi("/o/$org/complaints/$id_/edit");

export function EditPage() {
  const t = useT();
  const { id } = route.useParams();
  const complaint = useQuery(complaintQuery(id));
  const form = useQuery({
    ...formQuery(complaint.data?.relationship_id ?? ""),
    enabled: complaint.data !== undefined,
  });
  const draft = complaint.data?.status === "draft";
  const kept = useQuery({ ...draftsQuery(complaint.data?.thread_id ?? ""), enabled: draft });
  const error = complaint.error ?? form.error;
  if (error instanceof ApiError && error.status === 404) return <NotFoundPage />;
  if (error && !(complaint.data && form.data)) {
    return (
      <Page title={t("complaints.complaint")}>
        <ErrorState error={error} onRetry={() => void complaint.refetch()} />
      </Page>
    );
  }
  if (!complaint.data || !form.data || (draft && kept.isPending)) {
    return (
      <div className="page">
        <Loading lines={8} />
      </div>
    );
  }
  const title = draft ? t("filing.title_draft") : t("filing.title_edit", { number: complaint.data.number });
  return (
    <Page
      title={title}
      crumb={<Crumb complaint={complaint.data} />}
      lead={draft ? t("filing.lead_draft") : t("filing.lead_edit")}
    >
      <Editing
        key={id}
        complaint={complaint.data}
        fields={form.data.fields}
        files={kept.data?.items.find((each) => each.lane === "shared")?.files ?? complaint.data.files}
      />
    </Page>
  );
}

function Crumb({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <>
      <Link to="/o/$org/complaints" params={{ org }}>
        {t("complaints.title")}
      </Link>
      {" / "}
      {complaint.status === "draft" ? (
        complaint.number
      ) : (
        <Link to="/o/$org/complaints/$id" params={{ org, id: complaint.id }}>
          {complaint.number}
        </Link>
      )}
    </>
  );
}

function Editing({
  complaint,
  fields: all,
  files: kept,
}: {
  complaint: Complaint;
  fields: readonly FieldDef[];
  files: FileRef[];
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  const client = useQueryClient();
  const navigate = useNavigate();
  const draft = complaint.status === "draft";
  // What the other side says and asks for is its own to change.
  const locked = new Set(complaint.locked_fields);
  const fields = all.filter((field) => !locked.has(field.key));
  const storage = `edit.${complaint.id}`;
  // What the form was opened with: only what differs from it is sent.
  const [base, setBase] = useState(() => ({
    version: complaint.version,
    values: valuesOf(complaint, fields),
  }));
  const [initial] = useState<Values>(() => parseKept(recall(storage))?.values ?? base.values);
  const [files, setFiles] = useState(kept);
  const [meanwhile, setMeanwhile] = useState<{ field: FieldDef; from: string; to: string }[] | null>(null);
  const { act } = useAct(complaint);

  const save = async (values: Values, intent: Intent) => {
    const patch = toPatch(fields, base.values, values);
    let now = complaint;
    if (Object.keys(patch).length > 0) {
      try {
        now = await api.patch<Complaint>(`/complaints/${complaint.id}`, patch, base.version);
      } catch (error) {
        if (error instanceof ApiError && (error.status === 412 || error.is("stale_version"))) await refresh();
        throw error;
      }
      client.setQueryData(keys.complaint(complaint.id), now);
      setBase({ version: now.version, values: valuesOf(now, fields) });
    }
    if (draft && files !== kept) {
      await api.put(`/threads/${complaint.thread_id}/draft`, {
        lane: "shared",
        body: "",
        file_ids: files.map((file) => file.id),
      });
      void client.invalidateQueries({ queryKey: keys.drafts(complaint.thread_id) });
    }
    remember(storage, null);
    void client.invalidateQueries({ queryKey: keys.complaintLists });
    if (intent === "submit") {
      const sent = await api.post<Complaint>(`/complaints/${complaint.id}/actions/submit`, {
        version: now.version,
      });
      client.setQueryData(keys.complaint(complaint.id), sent);
      void client.invalidateQueries({ queryKey: keys.counts });
      toast({ text: t("filing.filed", { org: complaint.counterpart.name }) });
    } else toast({ text: t(draft ? "filing.draft_saved" : "complaints.saved") });
    if (intent !== "draft")
      await navigate({ to: "/o/$org/complaints/$id", params: { org, id: complaint.id } });
  };

  /** Shows what somebody else changed; the next try then counts against the newest state. */
  const refresh = async () => {
    const fresh = await client.fetchQuery({ ...complaintQuery(complaint.id), staleTime: 0 });
    const after = valuesOf(fresh, fields);
    const before = base.values;
    setMeanwhile(
      changedNames(fields, before, after).map((field) => ({
        field,
        from: before[inputName(field)] ?? "",
        to: after[inputName(field)] ?? "",
      })),
    );
    // The base keeps the values it was opened with, so that untouched fields are not sent back to their old state.
    setBase({ version: fresh.version, values: before });
  };

  return (
    <ComplaintForm
      fields={all}
      initial={initial}
      locked={{ fields: locked, values: valuesOf(complaint, all) }}
      before={
        locked.size > 0 ? <Notice>{t("filing.locked", { org: complaint.counterpart.name })}</Notice> : null
      }
      evidence={draft ? { files, onChange: setFiles } : null}
      onChange={(values) =>
        remember(storage, JSON.stringify({ relationshipId: complaint.relationship_id, values, files: [] }))
      }
      onSubmit={save}
      intents={
        draft
          ? [
              { intent: "draft", label: t("filing.save_draft") },
              { intent: "submit", label: t("filing.submit", { org: complaint.counterpart.name }) },
            ]
          : [{ intent: "save", label: t("common.save") }]
      }
      notice={meanwhile ? <Meanwhile changes={meanwhile} /> : null}
      cancel={
        draft ? (
          <Discard onDiscard={() => act("withdraw", {})} />
        ) : (
          <ButtonLink
            to="/o/$org/complaints/$id"
            params={{ org, id: complaint.id }}
            onClick={() => remember(storage, null)}
          >
            {t("common.cancel")}
          </ButtonLink>
        )
      }
    />
  );
}

function Discard({ onDiscard }: { onDiscard: () => Promise<unknown> }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)}>
        {t("filing.discard")}
      </Button>
      {open ? (
        <Confirm
          title={t("filing.discard_title")}
          action={t("filing.discard")}
          danger
          onConfirm={async () => {
            await onDiscard();
            await navigate({ to: "/o/$org/complaints", params: { org } });
          }}
          onClose={() => setOpen(false)}
        >
          {t("filing.discard_text")}
        </Confirm>
      ) : null}
    </>
  );
}

function Meanwhile({ changes }: { changes: { field: FieldDef; from: string; to: string }[] }) {
  const t = useT();
  const format = useFormat();
  const shown = (field: FieldDef, value: string) => {
    const option = field.options.find((each) => each.value === value);
    if (field.type === "money") return value || "—";
    return option && !field.fixed ? option.label : shownValue(t, format, field.key, value);
  };
  return (
    <div role="alert" className="notice flex-col">
      <b>{t("filing.meanwhile")}</b>
      {changes.length > 0 ? (
        <ul>
          {changes.map(({ field, from, to }) => (
            <li key={field.key}>
              {field.fixed ? fieldName(t, field.key) : field.label}
              {field.type === "long_text" ? null : (
                <>
                  : <del className="text-ink-3">{shown(field, from)}</del> → <b>{shown(field, to)}</b>
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <span>{t("filing.meanwhile_retry")}</span>
    </div>
  );
}
