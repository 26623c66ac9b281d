/** Writing an idea down; what asks for the same appears beside it while one types. */
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { api } from "~/api/client";
import { complaintQuery } from "~/api/queries/complaints";
import { similarIdeasQuery } from "~/api/queries/ideas";
import { useActing } from "~/api/queries/me";
import { relationshipsQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { Complaint, RelationshipView } from "~/api/types";
import type { Idea, IdeaAudience } from "~/api/types-ideas";
import { useT } from "~/i18n";
import { ErrorState, Loading, Notice } from "~/ui/bits";
import { Form, FormActions } from "~/ui/Form";
import { RadioGroup, Select, TextArea, TextField } from "~/ui/fields";
import { Link } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { AudienceFields, reachBody, useReach } from "./AudienceFields";
import { Consent } from "./EditDialog";
import { StatusPill } from "./parts";
import { AUDIENCES } from "./words";
import "./ideas.css";

const route = getRouteApi("/o/$org/ideas/new");
const PAUSE_MS = 400;
/** For the own firm, whose products are meant. */
const SELF = "self";

export function NewIdeaPage() {
  const t = useT();
  const org = useActing().organisation.slug;
  const { complaint } = route.useSearch();
  // Whatever else an address says instead of an id is left out.
  const from = typeof complaint === "string" ? complaint : undefined;
  const list = useInfiniteQuery(relationshipsQuery({ limit: 100 }));
  const origin = useQuery({ ...complaintQuery(from ?? ""), enabled: from !== undefined });
  const failed = list.error ?? (from ? origin.error : null);
  const known = list.data && (!from || origin.data);
  return (
    <Page
      title={t("ideas.new")}
      crumb={
        <Link to="/o/$org/ideas" params={{ org }}>
          {t("ideas.title")}
        </Link>
      }
      width="wide"
    >
      {failed ? (
        <ErrorState error={failed} onRetry={() => void list.refetch()} />
      ) : known ? (
        <NewIdea
          relationships={list.data.pages.flatMap((page) => page.items)}
          {...(from && origin.data ? { complaint: origin.data } : {})}
        />
      ) : (
        <Loading lines={6} />
      )}
    </Page>
  );
}

function NewIdea({
  relationships,
  complaint,
}: {
  relationships: readonly RelationshipView[];
  complaint?: Complaint;
}) {
  const t = useT();
  const acting = useActing();
  const client = useQueryClient();
  const navigate = useNavigate();
  const own = acting.organisation.name;
  const bought = relationships.filter((each) => each.side === "customer");
  const sells = acting.sides.includes("vendor");
  const ofComplaint = relationships.find((each) => each.id === complaint?.relationship_id);
  const [where, setWhere] = useState<string>(
    ofComplaint?.side === "customer" ? ofComplaint.id : sells ? SELF : (bought[0]?.id ?? SELF),
  );
  const supplier = bought.find((each) => each.id === where);
  const [typed, setTyped] = useState({ title: complaint?.title ?? "", description: "" });
  const [shared, setShared] = useState<"own" | "relationship">("relationship");
  const [reach, setReach] = useReach(
    ofComplaint?.side === "vendor" ? "relationship" : "own",
    ofComplaint?.side === "vendor" ? [ofComplaint] : [],
  );
  const audience: IdeaAudience = supplier ? shared : reach.audience;
  const choices = [
    ...(sells ? [{ value: SELF, label: t("ideas.form_vendor_self") }] : []),
    ...bought.map((each) => ({ value: each.id, label: each.counterpart.name })),
  ];
  return (
    <div className="idea-new">
      <Form
        label={t("ideas.new")}
        onSubmit={async (values) => {
          const whom = supplier ? { audience, relationship_ids: [supplier.id] } : reachBody(reach);
          const made = await api.post<Idea>(
            "/ideas",
            {
              title: values.text("title"),
              description: values.text("description"),
              product: values.optional("product"),
              ...whom,
              named: values.checked("named"),
              may_widen: values.checked("may_widen"),
              complaint_ids: complaint ? [complaint.id] : [],
            },
            { idempotencyKey: crypto.randomUUID() },
          );
          client.setQueryData([...keys.ideas, "one", made.id], made);
          void client.invalidateQueries({ queryKey: keys.ideas });
          await navigate({
            to: "/o/$org/ideas/$id",
            params: { org: acting.organisation.slug, id: made.id },
          });
        }}
      >
        {complaint ? (
          <Notice>
            {t("ideas.form_from", { number: complaint.number })}: {complaint.title}
          </Notice>
        ) : null}
        {choices.length > 1 && !ofComplaint ? (
          <Select
            name="where"
            label={t("ideas.form_vendor")}
            options={choices}
            value={where}
            onChange={setWhere}
          />
        ) : null}
        <TextField
          name="title"
          label={t("ideas.form_title")}
          help={t("ideas.form_title_help")}
          defaultValue={typed.title}
          onChange={(title) => setTyped((old) => ({ ...old, title }))}
          required
          autoFocus
          maxLength={200}
        />
        <TextArea
          name="description"
          label={t("ideas.form_description")}
          onChange={(description) => setTyped((old) => ({ ...old, description }))}
          rows={6}
          required
          maxLength={20000}
        />
        <TextField
          name="product"
          label={t("ideas.form_product")}
          defaultValue={complaint?.product ?? ""}
          optional
          maxLength={200}
        />
        {supplier ? (
          <>
            <RadioGroup<"own" | "relationship">
              name="audience"
              label={t("ideas.form_audience")}
              options={[
                {
                  value: "relationship",
                  label: t("ideas.form_with_vendor", { org: own, vendor: supplier.counterpart.name }),
                },
                {
                  value: "own",
                  label: t("ideas.form_own", { org: own }),
                  help: t("ideas.form_own_help"),
                },
              ]}
              value={shared}
              onChange={setShared}
            />
            {shared === "relationship" ? <Consent vendor={supplier.counterpart.name} own={own} /> : null}
          </>
        ) : (
          <AudienceFields reach={reach} onChange={setReach} among={AUDIENCES} />
        )}
        <FormActions submit={t(audience === "own" ? "ideas.form_submit_own" : "ideas.form_submit")} />
      </Form>
      <Similar relationship={supplier?.id ?? null} text={`${typed.title} ${typed.description}`} />
    </div>
  );
}

function Similar({ relationship, text }: { relationship: string | null; text: string }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const asked = useSettled(text.trim().slice(0, 300));
  const query = useQuery(similarIdeasQuery(relationship, asked));
  const items = asked.length >= 4 ? (query.data?.items ?? []) : [];
  return (
    <aside className="idea-similar" aria-label={t("ideas.similar")}>
      <h2>{t("ideas.similar")}</h2>
      <div role="status">
        {items.length > 0 ? (
          <>
            <p className="text-s text-ink-2">{t("ideas.similar_help")}</p>
            <ul className="mt-3 flex flex-col gap-3">
              {items.map((each) => (
                <li key={each.id}>
                  <Link to="/o/$org/ideas/$id" params={{ org, id: each.id }} target="_blank">
                    {each.title}
                  </Link>
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
                    {each.number} <StatusPill status={each.status} />
                    {each.people > 0
                      ? t("ideas.n_organisations", { count: each.organisations })
                      : t("ideas.nobody_yet")}
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="text-s text-ink-3">
            {t(asked.length >= 4 && query.isSuccess ? "ideas.similar_none" : "ideas.similar_hint")}
          </p>
        )}
      </div>
    </aside>
  );
}

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
