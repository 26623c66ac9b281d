/** Whom a survey asks: who they are, how far each has come, and more of them. */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "~/api/client";
import { useActing } from "~/api/queries/me";
import { surveyInvitesQuery } from "~/api/queries/surveys";
import { keys } from "~/api/query";
import type { InviteLink, Survey, SurveyInvite } from "~/api/types-surveys";
import { useAction } from "~/features/common/useAction";
import { useLocale, useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { EmptyState, Notice, Pill, Time } from "~/ui/bits";
import { Confirm } from "~/ui/Confirm";
import { CloseIcon, PeopleIcon } from "~/ui/icons";
import { ButtonLink } from "~/ui/Link";
import { Page } from "~/ui/Page";
import { type Column, DataTable } from "~/ui/Table";
import { toast } from "~/ui/toast";
import { languageName } from "../edit/findings";
import { WithSurvey } from "../Loader";
import { mayDo, StatePill, SurveyCrumb } from "../parts";
import { InviteDialog } from "./InviteDialog";
import { Limits } from "./Limits";
import { LinksDialog } from "./LinksDialog";
import "../surveys.css";

const route = getRouteApi("/o/$org/surveys/$id/invites");

export function InvitesPage() {
  const { id } = route.useParams();
  return <WithSurvey id={id}>{(survey) => <InvitesOf survey={survey} />}</WithSurvey>;
}

function InvitesOf({ survey }: { survey: Survey }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const list = useInfiniteQuery(surveyInvitesQuery(survey.id));
  const [inviting, setInviting] = useState(false);
  const [links, setLinks] = useState<InviteLink[] | null>(null);
  const [run, pending] = useAction();
  const remind = () =>
    run(
      async () => {
        const { reminded } = await api.post<Survey>(
          `/surveys/${survey.id}/actions/remind`,
          { version: survey.version },
          { idempotencyKey: crypto.randomUUID() },
        );
        // Where it is hidden who answers, how many are left is not told.
        toast({
          text:
            reminded === null
              ? t("surveys.reminded")
              : reminded === 0
                ? t("surveys.reminded_none")
                : t("surveys.reminded_n", { count: reminded }),
        });
      },
      { stale: [keys.surveys] },
    );
  const add = mayDo(survey, "invite") ? (
    <Button tone="primary" onClick={() => setInviting(true)}>
      {t("surveys.invite")}
    </Button>
  ) : null;
  return (
    <Page
      title={t("surveys.invites")}
      crumb={<SurveyCrumb survey={survey} here={t("surveys.invites")} />}
      lead={
        <span className="survey-lead">
          <span className="text-ink">{survey.title}</span>
          <StatePill status={survey.status} />
          <span>{t("surveys.n_asked", { count: survey.figures.invited })}</span>
        </span>
      }
      actions={
        <>
          {mayDo(survey, "remind") && survey.figures.invited > 0 ? (
            <Button disabled={pending} onClick={remind}>
              {t("surveys.remind")}
            </Button>
          ) : null}
          {add}
        </>
      }
    >
      {survey.anonymity === "anonymous" ||
      (survey.anonymity === "confidential" && survey.status === "live") ? (
        <div className="mb-4">
          <Notice>{t(`surveys.states_${survey.anonymity}`)}</Notice>
        </div>
      ) : null}
      {survey.status === "draft" ? null : <Limits survey={survey} />}
      <DataTable
        label={t("surveys.invites")}
        columns={useColumns(survey)}
        query={list}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon={<PeopleIcon size={24} aria-hidden="true" />}
            title={t("surveys.nobody_asked")}
            action={
              add ?? (
                <ButtonLink to="/o/$org/surveys/$id" params={{ org, id: survey.id }}>
                  {t("surveys.to_survey")}
                </ButtonLink>
              )
            }
          >
            {t(survey.status === "draft" ? "surveys.nobody_draft" : "surveys.nobody_text")}
          </EmptyState>
        }
      />
      {inviting ? (
        <InviteDialog
          survey={survey}
          onClose={() => setInviting(false)}
          onInvited={(made, mailed) => {
            setInviting(false);
            if (mailed) toast({ text: t("surveys.mailed", { count: made.length }) });
            else setLinks(made);
          }}
        />
      ) : null}
      {links ? <LinksDialog links={links} onClose={() => setLinks(null)} /> : null}
    </Page>
  );
}

function useColumns(survey: Survey): Column<SurveyInvite>[] {
  const t = useT();
  const locale = useLocale();
  return [
    {
      id: "who",
      header: t("surveys.who"),
      width: "36%",
      cell: (row) => (
        <>
          <span className="font-medium">{row.name ?? row.email ?? t("surveys.no_name")}</span>
          {row.name && row.email ? <span className="row-sub">{row.email}</span> : null}
        </>
      ),
    },
    {
      id: "state",
      header: t("surveys.status"),
      width: "20%",
      cell: (row) =>
        row.revoked ? (
          <Pill>{t("surveys.invite_revoked")}</Pill>
        ) : row.bounced && row.state === "created" ? (
          <Pill tone="bad">{t("surveys.invite_bounced")}</Pill>
        ) : row.state ? (
          <Pill tone={row.state === "completed" ? "good" : undefined}>
            {t(`surveys.invite_${row.state}`)}
          </Pill>
        ) : (
          <span className="text-ink-3">{t("surveys.not_told")}</span>
        ),
    },
    {
      id: "language",
      header: t("surveys.language"),
      width: "14%",
      wideOnly: true,
      cell: (row) =>
        row.language ? (
          languageName(locale, row.language)
        ) : (
          <span className="text-ink-3">{t("surveys.language_theirs")}</span>
        ),
    },
    {
      id: "until",
      header: t("surveys.valid_until"),
      width: "14%",
      wideOnly: true,
      cell: (row) =>
        row.valid_until ? (
          <Time at={row.valid_until} as="date" />
        ) : (
          <span className="text-ink-3">{t("surveys.until_closed")}</span>
        ),
    },
    {
      id: "asked",
      header: t("surveys.asked_on"),
      width: "12%",
      cell: (row) => <Time at={row.created_at} />,
    },
    {
      id: "revoke",
      header: "",
      width: "4%",
      cell: (row) =>
        mayDo(survey, "invite") && !row.revoked ? <TakeBack survey={survey} row={row} /> : null,
    },
  ];
}

/** The link of an invite stops working; what was sent by it stays. */
function TakeBack({ survey, row }: { survey: Survey; row: SurveyInvite }) {
  const t = useT();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const name = row.name ?? row.email ?? t("surveys.no_name");
  const takeBack = async () => {
    await api.delete(`/surveys/${survey.id}/invites/${row.id}`);
    await client.invalidateQueries({ queryKey: keys.surveys });
    toast({ text: t("surveys.taken_back", { name }) });
  };
  return (
    <>
      <IconButton
        small
        label={t("surveys.take_back", { name })}
        icon={<CloseIcon size={14} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      />
      {asking ? (
        <Confirm
          danger
          title={t("surveys.take_back_title")}
          action={t("surveys.take_back_do")}
          onConfirm={takeBack}
          onClose={() => setAsking(false)}
        >
          {t("surveys.take_back_about", { name })}
        </Confirm>
      ) : null}
    </>
  );
}
