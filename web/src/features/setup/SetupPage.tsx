/** Five questions after the first sign-in of a vendor's owner. They leave a portal that can be used. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { organisationQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { OrganisationView, RelationshipView } from "~/api/types";
import { LANGUAGES, timeZoneOptions } from "~/features/common/labels";
import { HoursFields, hoursOf, SeesField } from "~/features/organisation/fields";
import { PendingPage } from "~/features/shell/StatePages";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, ErrorState } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";

const STEPS = 5;

export function SetupPage() {
  const query = useQuery({ ...organisationQuery, staleTime: Number.POSITIVE_INFINITY });
  if (query.isPending) return <PendingPage />;
  if (query.isError) {
    return (
      <div className="page page-narrow">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return <Questions organisation={query.data} />;
}

function Questions({ organisation }: { organisation: OrganisationView }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [step, setStep] = useState(1);
  // The customer is made before the organisation is saved; a second try must not make it twice.
  const customer = useRef<RelationshipView | null>(null);
  const invited = useRef(false);

  const finish = async (values: FormValues) => {
    const name = values.text("customer_name");
    const email = values.text("customer_email");
    if (name && !customer.current)
      customer.current = await api.post<RelationshipView>("/relationships", { name });
    if (customer.current && email && !invited.current) {
      await api.post(`/relationships/${customer.current.id}/invitations`, { email });
      invited.current = true;
    }
    const saved = await api.patch<OrganisationView>(
      "/organisation",
      {
        name: values.text("name"),
        locale: values.text("locale"),
        time_zone: values.text("time_zone"),
        office_hours: hoursOf(values),
        sees: values.text("sees"),
        setup_done: true,
      },
      (await client.fetchQuery({ ...organisationQuery, staleTime: 0 })).version,
    );
    client.setQueryData(keys.organisation, saved);
    await client.invalidateQueries();
    toast({ text: t("setup.done", { name: saved.name }) });
    // Without a customer there is nothing to do yet but to add one.
    await navigate({ to: customer.current ? "/o/$org" : "/o/$org/partners", params: { org } });
  };

  return (
    <Page width="narrow" title={t("setup.title")} lead={t("setup.lead")}>
      <Card>
        <p className="mb-1 text-s text-ink-3" role="status">
          {t("setup.step", { n: step, total: STEPS })}
        </p>
        <div className="mb-5 flex gap-1" aria-hidden="true">
          {Array.from({ length: STEPS }, (_, index) => (
            <span key={index} className={cx("h-1 flex-1 rounded-full", index < step ? "bg-us" : "bg-line")} />
          ))}
        </div>
        <Form
          label={t("setup.title")}
          onSubmit={async (values) => {
            if (step < STEPS) setStep(step + 1);
            else await finish(values);
          }}
        >
          <Question shown={step === 1} title={t("setup.q_name")} help={t("setup.q_name_help")}>
            <TextField
              name="name"
              label={t("organisation.name")}
              required
              maxLength={200}
              defaultValue={organisation.name}
            />
          </Question>
          <Question shown={step === 2} title={t("setup.q_place")} help={t("organisation.language_help")}>
            <Select
              name="locale"
              label={t("organisation.language")}
              options={LANGUAGES}
              defaultValue={organisation.locale}
            />
            <Select
              name="time_zone"
              label={t("organisation.time_zone")}
              options={timeZoneOptions(organisation.time_zone)}
              defaultValue={organisation.time_zone}
            />
          </Question>
          <Question shown={step === 3} title={t("setup.q_hours")} help={t("organisation.hours_note")}>
            <HoursFields hours={organisation.office_hours} />
          </Question>
          <Question shown={step === 4} title={t("setup.q_sees")} help={t("organisation.sees_note")}>
            <SeesField sees={organisation.sees} label={t("setup.q_sees")} />
          </Question>
          <Question shown={step === 5} title={t("setup.q_customer")} help={t("setup.q_customer_help")}>
            <TextField name="customer_name" label={t("setup.customer_name")} optional maxLength={200} />
            <TextField
              name="customer_email"
              type="email"
              label={t("setup.customer_email")}
              help={t("setup.customer_email_help")}
              optional
            />
          </Question>
          <FormActions submit={t(step < STEPS ? "setup.next" : "setup.finish")}>
            {step > 1 ? <Button onClick={() => setStep(step - 1)}>{t("setup.back")}</Button> : null}
            <Button tone="quiet" onClick={() => void navigate({ to: "/o/$org", params: { org } })}>
              {t("setup.skip")}
            </Button>
          </FormActions>
        </Form>
      </Card>
    </Page>
  );
}

/** All questions stay in the form, so that going back loses nothing; only one is in view. */
function Question({
  shown,
  title,
  help,
  children,
}: {
  shown: boolean;
  title: string;
  help: string;
  children: ReactNode;
}) {
  return (
    <fieldset hidden={!shown} className={cx("flex-col gap-4", shown && "flex")}>
      <legend className="mb-1 text-l font-semibold">{title}</legend>
      <p className="text-s text-ink-2">{help}</p>
      {children}
    </fieldset>
  );
}
