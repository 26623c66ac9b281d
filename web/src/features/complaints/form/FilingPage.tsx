/** Filing a complaint: whom it concerns, then the form. What is typed is kept in this browser until it is filed. */
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { api } from "~/api/client";
import { useActing, useCan } from "~/api/queries/me";
import { relationshipQuery, relationshipsQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { Complaint, FileRef, RelationshipView } from "~/api/types";
import { useT } from "~/i18n";
import { recall, remember } from "~/lib/storage";
import { useMedia } from "~/lib/useMedia";
import { Button } from "~/ui/Button";
import { EmptyState, ErrorState, Loading, Notice } from "~/ui/bits";
import { ComboBox } from "~/ui/ComboBox";
import { TextField } from "~/ui/fields";
import { PartnersIcon } from "~/ui/icons";
import { ButtonLink, Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { ComplaintForm, type Intent } from "./ComplaintForm";
import { formQuery } from "./formQuery";
import { Similar } from "./Similar";
import { type Kept, parseKept, toInput, type Values } from "./values";

const route = getRouteApi("/o/$org/complaints/new");

export function FilingPage() {
  const t = useT();
  const can = useCan();
  const acting = useActing();
  const { relationship_id: asked } = route.useSearch();
  const storage = `filing.${acting.id}`;
  const [kept, setKept] = useState(() => parseKept(recall(storage)));
  const [first] = useState(kept);
  const [chosen, setChosen] = useState<string | null>(asked ?? kept?.relationshipId ?? null);
  const [typed, setTyped] = useState("");
  const list = useInfiniteQuery(relationshipsQuery({ q: typed || null, limit: 50 }));
  const mayFile = (each: RelationshipView) =>
    can(each.side === "customer" ? "file_complaint" : "file_for_customer");
  const options = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(mayFile);
  const only = typed === "" && options.length === 1 && !list.hasNextPage ? options[0] : undefined;
  const id = chosen ?? only?.id ?? null;
  const known = options.find((each) => each.id === id);
  const asking = useQuery({ ...relationshipQuery(id ?? ""), enabled: id !== null && !known });
  const relationship = known ?? asking.data;
  const forCustomer = relationship?.side === "vendor" || (!relationship && !can("file_complaint"));
  const title = t(forCustomer ? "filing.title_for" : "filing.title");

  return (
    <Page
      title={title}
      crumb={<Crumb />}
      lead={relationship?.side === "customer" || !forCustomer ? t("filing.lead") : t("filing.lead_for")}
    >
      {list.isError && options.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && options.length === 0 && typed === "" ? (
        <NoPartner forCustomer={forCustomer} />
      ) : null}
      {!only && (options.length > 0 || typed !== "") ? (
        <ComboBox
          className="mb-4 max-w-105"
          label={t(
            acting.sides.length > 1 ? "filing.with_whom" : forCustomer ? "filing.customer" : "filing.vendor",
          )}
          options={options.map((each) => ({
            id: each.id,
            label: each.counterpart.name,
            ...(acting.sides.length > 1
              ? { help: t(each.side === "vendor" ? "complaints.customer" : "complaints.vendor") }
              : {}),
          }))}
          value={id}
          onChange={(next) => {
            // What was typed for one partner goes along to another.
            setKept(parseKept(recall(storage)));
            setChosen(next);
          }}
          onType={setTyped}
          loading={list.isFetching}
          placeholder={t("filing.choose_partner")}
        />
      ) : null}
      {relationship ? (
        <Filing
          key={relationship.id}
          relationship={relationship}
          kept={kept}
          restored={kept !== null && kept === first}
          storage={storage}
          onForget={() => setKept(null)}
        />
      ) : list.isPending || asking.isFetching ? (
        <Loading lines={6} />
      ) : null}
    </Page>
  );
}

function Crumb() {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <Link to="/o/$org/complaints" params={{ org }}>
      {t("complaints.title")}
    </Link>
  );
}

function NoPartner({ forCustomer }: { forCustomer: boolean }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <EmptyState
      icon={<PartnersIcon size={24} aria-hidden="true" />}
      title={t(forCustomer ? "filing.no_customer" : "filing.no_vendor")}
      action={
        <ButtonLink to="/o/$org/partners" params={{ org }}>
          {t(forCustomer ? "filing.add_customer" : "filing.see_partners")}
        </ButtonLink>
      }
    >
      {t(forCustomer ? "filing.no_customer_text" : "filing.no_vendor_text")}
    </EmptyState>
  );
}

function Filing({
  relationship,
  kept,
  restored: fromBefore,
  storage,
  onForget,
}: {
  relationship: RelationshipView;
  kept: Kept | null;
  /** The copy is from an earlier visit, which is worth a word. */
  restored: boolean;
  storage: string;
  onForget: () => void;
}) {
  const t = useT();
  const org = useActing().organisation.slug;
  const client = useQueryClient();
  const navigate = useNavigate();
  const beside = useMedia("(min-width: 1181px)");
  const form = useQuery(formQuery(relationship.id));
  const [initial, setInitial] = useState<Values>(kept?.values ?? {});
  const [values, setValues] = useState<Values>(initial);
  const [files, setFiles] = useState<FileRef[]>(kept?.files ?? []);
  const [round, setRound] = useState(0);
  const [restored, setRestored] = useState(fromBefore && Object.keys(initial).length > 1);
  const key = useRef({ body: "", key: "" });
  const byPhone = relationship.side === "vendor";
  const partner = relationship.counterpart.name;

  const keep = (next: Values, nextFiles: FileRef[]) => {
    setValues(next);
    remember(
      storage,
      JSON.stringify({ relationshipId: relationship.id, values: next, files: nextFiles } satisfies Kept),
    );
  };
  const startAnew = () => {
    remember(storage, null);
    onForget();
    setInitial({});
    setValues({});
    setFiles([]);
    setRestored(false);
    setRound((old) => old + 1);
  };
  const submit = async (typed: Values, intent: Intent) => {
    const body = {
      relationship_id: relationship.id,
      ...toInput(form.data?.fields ?? [], typed),
      ...(byPhone ? { on_behalf_of: typed.on_behalf_of } : {}),
      file_ids: files.map((file) => file.id),
      submit: intent === "submit",
    };
    // The same form sent again after a lost answer counts once; a corrected form is another.
    const text = JSON.stringify(body);
    if (key.current.body !== text) key.current = { body: text, key: crypto.randomUUID() };
    const made = await api.post<Complaint>("/complaints", body, { idempotencyKey: key.current.key });
    remember(storage, null);
    client.setQueryData(keys.complaint(made.id), made);
    void client.invalidateQueries({ queryKey: keys.complaintLists });
    void client.invalidateQueries({ queryKey: keys.counts });
    toast({ text: intent === "submit" ? t("filing.filed", { org: partner }) : t("filing.draft_saved") });
    await navigate({
      to: intent === "submit" ? "/o/$org/complaints/$id" : "/o/$org/complaints/$id/edit",
      params: { org, id: made.id },
    });
  };

  if (form.isError && !form.data)
    return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
  if (!form.data) return <Loading lines={8} />;
  const similar = <Similar relationshipId={relationship.id} values={values} />;
  return (
    <div className="filing-page">
      <div className="min-w-0">
        {restored ? (
          <div className="mb-4">
            <Notice
              action={
                <Button tone="link" onClick={startAnew}>
                  {t("filing.start_anew")}
                </Button>
              }
            >
              {t("filing.restored")}
            </Notice>
          </div>
        ) : null}
        <ComplaintForm
          key={round}
          fields={form.data.fields}
          initial={initial}
          before={byPhone ? <Caller customer={partner} initial={initial} /> : null}
          beside={beside ? null : similar}
          evidence={{
            files,
            onChange: (next) => {
              setFiles(next);
              keep(values, next);
            },
          }}
          onChange={(next) => keep(next, files)}
          onSubmit={submit}
          intents={[
            { intent: "draft", label: t("filing.save_draft") },
            { intent: "submit", label: t(byPhone ? "filing.submit_for" : "filing.submit", { org: partner }) },
          ]}
          notice={<p className="text-s text-ink-3">{t("filing.what_next", { org: partner })}</p>}
        />
      </div>
      {beside ? <div className="sticky top-6 self-start">{similar}</div> : null}
    </div>
  );
}

/** Who called; the customer is asked to confirm what was written down. */
export function Caller({ customer, initial }: { customer: string; initial: Values }) {
  const t = useT();
  return (
    <div className="card flex flex-col gap-3">
      <p className="text-s text-ink-2">{t("filing.by_phone", { org: customer })}</p>
      <TextField
        name="on_behalf_of"
        label={t("filing.caller")}
        help={t("filing.caller_help")}
        defaultValue={initial.on_behalf_of ?? ""}
        maxLength={200}
        required
        className="max-w-105"
        autoComplete="off"
      />
    </div>
  );
}
