import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { organisationQuery } from "~/api/queries/organisation";
import { keys } from "~/api/query";
import type { OrganisationView } from "~/api/types";
import { LANGUAGES, timeZoneOptions } from "~/features/common/labels";
import { useT } from "~/i18n";
import { Card, ErrorState, Loading } from "~/ui/bits";
import { Form, FormActions, type FormValues } from "~/ui/Form";
import { Select, TextField } from "~/ui/fields";
import { ButtonLink } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { toast } from "~/ui/toast";
import { HoursFields, hoursOf, SeesField } from "./fields";

export function OrganisationPage() {
  const t = useT();
  const { organisation } = useActing();
  const query = useQuery(organisationQuery);
  return (
    <Page
      width="narrow"
      title={t("organisation.title")}
      lead={t("organisation.lead", { organisation: organisation.name })}
    >
      {query.isPending ? <Loading lines={8} /> : null}
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data ? <Settings organisation={query.data} /> : null}
    </Page>
  );
}

type Patch = Partial<Omit<OrganisationView, "id" | "slug" | "version">>;

function Settings({ organisation }: { organisation: OrganisationView }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <div className="flex flex-col gap-5">
      <Section
        title={t("organisation.general")}
        organisation={organisation}
        patch={(values) => ({
          name: values.text("name"),
          locale: values.text("locale") === "ru" ? "ru" : "en",
          time_zone: values.text("time_zone"),
        })}
      >
        <TextField
          name="name"
          label={t("organisation.name")}
          required
          maxLength={200}
          defaultValue={organisation.name}
        />
        <Select
          name="locale"
          label={t("organisation.language")}
          help={t("organisation.language_help")}
          options={LANGUAGES}
          defaultValue={organisation.locale}
          className="max-w-80"
        />
        <Select
          name="time_zone"
          label={t("organisation.time_zone")}
          options={timeZoneOptions(organisation.time_zone)}
          defaultValue={organisation.time_zone}
          className="max-w-80"
        />
      </Section>
      <Section
        title={t("organisation.visibility")}
        note={t("organisation.sees_note")}
        organisation={organisation}
        patch={(values) => ({ sees: values.text("sees") as OrganisationView["sees"] })}
      >
        <SeesField sees={organisation.sees} label={t("organisation.visibility")} />
      </Section>
      <Section
        title={t("organisation.hours")}
        note={t("organisation.hours_note")}
        organisation={organisation}
        patch={(values) => ({ office_hours: hoursOf(values) })}
      >
        <HoursFields hours={organisation.office_hours} />
      </Section>
      <p>
        <ButtonLink to="/o/$org/setup" params={{ org }} tone="link">
          {t("organisation.setup")}
        </ButtonLink>
      </p>
    </div>
  );
}

function Section({
  title,
  note,
  organisation,
  patch,
  children,
}: {
  title: string;
  note?: string;
  organisation: OrganisationView;
  patch: (values: FormValues) => Patch;
  children: ReactNode;
}) {
  const t = useT();
  const client = useQueryClient();
  return (
    <Card title={title} note={note}>
      <Form
        label={title}
        explain={(error) => {
          // The next try goes out with the newest version; what was typed stays.
          if (error.status === 412) void client.invalidateQueries({ queryKey: keys.organisation });
          return null;
        }}
        onSubmit={async (values) => {
          const saved = await api.patch<OrganisationView>(
            "/organisation",
            patch(values),
            organisation.version,
          );
          client.setQueryData(keys.organisation, saved);
          await client.invalidateQueries({ queryKey: keys.me });
          toast({ text: t("organisation.saved") });
        }}
      >
        {children}
        <FormActions submit={t("organisation.save")} />
      </Form>
    </Card>
  );
}
