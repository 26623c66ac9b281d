/** What managers keep: how often customers are contacted, templates of letters, the telephone system. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { mailTemplatesQuery, plansQuery, renewCalendar } from "~/api/queries/calendar";
import { useActing, useCan } from "~/api/queries/me";
import { segmentsQuery } from "~/api/queries/segments";
import type { ActivityKind, ContactPlan, MailTemplate } from "~/api/types-calendar";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Loading } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { NumberField, Select, TextArea, TextField } from "~/ui/fields";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { CallHookCard } from "./CallHookCard";
import { Places } from "./Places";
import { KINDS, KindIcon } from "./parts";
import "./calendar.css";

export function SetupPage() {
  const t = useT();
  const may = useCan()("manage_relationships") && useActing().sides.includes("vendor");
  return (
    <Page title={t("calendar.setup_title")} lead={t("calendar.setup_lead")} width="narrow">
      <Places here="/o/$org/calendar/setup" />
      <div className="flex flex-col gap-6">
        <Plans may={may} />
        <Templates may={may} />
        <CallHookCard may={may} />
      </div>
    </Page>
  );
}

/** Takes something away and offers to make it again. */
function useRemove() {
  const t = useT();
  const client = useQueryClient();
  return (path: string, version: number, again: { path: string; body: object }) => {
    api
      .delete(path, { version })
      .then(() => {
        void renewCalendar(client);
        toast({
          text: t("calendar.was_removed"),
          action: {
            label: t("calendar.undo"),
            run: () => {
              void api
                .post(again.path, again.body, { idempotencyKey: crypto.randomUUID() })
                .then(() => renewCalendar(client));
            },
          },
        });
      })
      .catch((error: unknown) => toast({ text: errorText(t, error), tone: "bad" }));
  };
}

/** For whom a plan is: of a segment, of a tier, of both, or all. */
function whom(t: ReturnType<typeof useT>, plan: ContactPlan): string {
  const parts = [
    plan.segment ? t("calendar.plan_segment", { name: plan.segment.name }) : null,
    plan.tier ? t("calendar.plan_tier", { tier: plan.tier }) : null,
  ].filter((part) => part !== null);
  return parts.join(" · ") || t("calendar.plan_all");
}

function Plans({ may }: { may: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const plans = useQuery(plansQuery);
  const remove = useRemove();
  const [adding, setAdding] = useState(false);
  const segments = (useQuery({ ...segmentsQuery, enabled: may }).data?.items ?? []).filter(
    (each) => !each.archived,
  );
  const line = (plan: ContactPlan) =>
    t("calendar.plan_line", { kind: t(`calendar.kind_${plan.kind}`), days: plan.every_days });
  return (
    <section className="card card-pad" aria-label={t("calendar.plans")}>
      <h2>{t("calendar.plans")}</h2>
      <p className="mb-3 text-ink-2">{t("calendar.plans_lead")}</p>
      {plans.isPending ? <Loading lines={2} /> : null}
      <ul className="setup-list">
        {plans.data?.items.map((plan) => (
          <li key={plan.id}>
            <KindIcon kind={plan.kind} />
            <span className="flex-1">
              {line(plan)}
              <span className="row-sub">{whom(t, plan)}</span>
            </span>
            {may ? (
              <Button
                small
                aria-label={t("calendar.remove_one", { name: line(plan) })}
                onClick={() =>
                  remove(`/contact-plans/${plan.id}`, plan.version, {
                    path: "/contact-plans",
                    body: {
                      tier: plan.tier,
                      segment_id: plan.segment?.id ?? null,
                      kind: plan.kind,
                      every_days: plan.every_days,
                    },
                  })
                }
              >
                {t("calendar.remove")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {plans.data?.items.length === 0 ? <p className="text-ink-3">{t("calendar.plans_none")}</p> : null}
      {may ? (
        <Button className="mt-3" onClick={() => setAdding(true)}>
          {t("calendar.plan_add")}
        </Button>
      ) : null}
      {adding ? (
        <Dialog title={t("calendar.plan_add")} onClose={() => setAdding(false)}>
          <Form
            label={t("calendar.plan_add")}
            onSubmit={async (values) => {
              const body = {
                kind: values.text("kind") as ActivityKind,
                every_days: values.number("every_days") ?? 0,
                tier: values.optional("tier") ?? null,
                segment_id: values.optional("segment_id") ?? null,
              };
              await api.post("/contact-plans", body, { idempotencyKey: crypto.randomUUID() });
              await renewCalendar(client);
              setAdding(false);
            }}
          >
            <Select
              name="kind"
              label={t("calendar.kind")}
              defaultValue="visit"
              options={KINDS.filter((kind) => kind !== "task").map((value) => ({
                value,
                label: t(`calendar.kind_${value}`),
              }))}
            />
            <NumberField
              name="every_days"
              label={t("calendar.every_days")}
              defaultValue={90}
              min={1}
              max={730}
              required
            />
            <Select
              key={segments.length}
              name="segment_id"
              label={t("calendar.plan_whom")}
              options={[
                { value: "", label: t("calendar.plan_all") },
                ...segments.map((each) => ({ value: each.id, label: each.name })),
              ]}
            />
            <TextField
              name="tier"
              label={t("calendar.tier")}
              help={t("calendar.tier_help")}
              optional
              maxLength={60}
            />
            <FormActions submit={t("calendar.plan_add")} onCancel={() => setAdding(false)} />
          </Form>
        </Dialog>
      ) : null}
    </section>
  );
}

function Templates({ may }: { may: boolean }) {
  const t = useT();
  const templates = useQuery(mailTemplatesQuery);
  const remove = useRemove();
  const [open, setOpen] = useState<MailTemplate | "new" | null>(null);
  return (
    <section className="card card-pad" aria-label={t("calendar.templates")}>
      <h2>{t("calendar.templates")}</h2>
      <p className="mb-3 text-ink-2">{t("calendar.templates_lead")}</p>
      {templates.isPending ? <Loading lines={2} /> : null}
      <ul className="setup-list">
        {templates.data?.items.map((each) => (
          <li key={each.id}>
            <span className="flex-1">
              {each.name}
              <span className="row-sub">{each.subject}</span>
            </span>
            {may ? (
              <>
                <Button
                  small
                  aria-label={t("calendar.edit_one", { name: each.name })}
                  onClick={() => setOpen(each)}
                >
                  {t("calendar.do_edit")}
                </Button>
                <Button
                  small
                  aria-label={t("calendar.remove_one", { name: each.name })}
                  onClick={() =>
                    remove(`/mail-templates/${each.id}`, each.version, {
                      path: "/mail-templates",
                      body: { name: each.name, subject: each.subject, body: each.body },
                    })
                  }
                >
                  {t("calendar.remove")}
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {templates.data?.items.length === 0 ? (
        <p className="text-ink-3">{t("calendar.templates_none")}</p>
      ) : null}
      {may ? (
        <Button className="mt-3" onClick={() => setOpen("new")}>
          {t("calendar.template_add")}
        </Button>
      ) : null}
      {open ? (
        <TemplateDialog template={open === "new" ? undefined : open} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

function TemplateDialog({ template, onClose }: { template?: MailTemplate | undefined; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const title = t(template ? "calendar.template_edit" : "calendar.template_add");
  return (
    <Dialog title={title} onClose={onClose} wide>
      <Form
        label={title}
        onSubmit={async (values) => {
          const body = {
            name: values.text("name"),
            subject: values.text("subject"),
            body: values.text("body"),
          };
          if (template) await api.patch(`/mail-templates/${template.id}`, body, template.version);
          else await api.post("/mail-templates", body, { idempotencyKey: crypto.randomUUID() });
          await renewCalendar(client);
          onClose();
        }}
      >
        <TextField
          name="name"
          label={t("calendar.template_name")}
          defaultValue={template?.name}
          required
          autoFocus
          maxLength={100}
        />
        <TextField
          name="subject"
          label={t("calendar.mail_subject")}
          defaultValue={template?.subject}
          required
          maxLength={200}
        />
        <TextArea
          name="body"
          label={t("calendar.mail_body")}
          help={t("calendar.variables")}
          defaultValue={template?.body}
          required
          rows={9}
          maxLength={10000}
        />
        <FormActions submit={t("calendar.save")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
