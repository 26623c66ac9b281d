/** One requirement: all that it says, what was said of it, and what it is linked to. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { documentsQuery } from "~/api/queries/documents";
import { useActing } from "~/api/queries/me";
import type { Project } from "~/api/types-projects";
import type { Requirement, RequirementClaim, RequirementList } from "~/api/types-requirements";
import { recordLink } from "~/features/common/recordPage";
import { namesOf } from "~/features/thread/audience";
import { fileUrl } from "~/features/thread/Files";
import { useLocale, useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { Drawer } from "~/ui/Dialog";
import { CloseIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { useDeeds } from "../useDeed";
import { STATE_TONES } from "./Cell";
import { DeltaLines } from "./Delta";
import { LinkForm } from "./LinkForm";
import type { Over } from "./RequirementsPage";
import { may, targetText } from "./words";

export default function RowDialog({
  list,
  id,
  project,
  onOpen,
  onClose,
}: {
  list: RequirementList;
  id: string;
  project: Project;
  onOpen: (over: Over) => void;
  onClose: () => void;
}) {
  const t = useT();
  const row = list.items.find((each) => each.id === id);
  if (!row) return null;
  return (
    <Drawer title={`${row.key} · ${t("requirements.requirement")}`} onClose={onClose}>
      <div className="flex flex-col gap-5 px-5 pb-6">
        <p className="whitespace-pre-wrap text-base">{row.text}</p>
        <Facts row={row} />
        {row.change ? (
          <section>
            <h3 className="mb-1 font-semibold">{t("requirements.is_to_change")}</h3>
            <DeltaLines changes={[row.change]} />
          </section>
        ) : null}
        {row.claim ? <Claim row={row} claim={row.claim} project={project} /> : null}
        <Deeds row={row} project={project} onOpen={onOpen} />
        <Links row={row} project={project} />
      </div>
    </Drawer>
  );
}

function Facts({ row }: { row: Requirement }) {
  const t = useT();
  const locale = useLocale();
  const facts = [
    [
      "state",
      <Pill key="state" tone={STATE_TONES[row.state]}>
        {t(`requirements.state_${row.state}`)}
      </Pill>,
    ],
    ["source", row.source.name],
    ["priority", t(`requirements.priority_${row.priority}`)],
    ["verification", t(`requirements.verification_${row.verification}`)],
    ["target", targetText(row.target, locale)],
    ["acceptance", row.acceptance],
    ["parent", row.parent_key],
    ["agreed_in", row.agreed_version ? t("requirements.version_n", { version: row.agreed_version }) : null],
  ] as const;
  return (
    <dl className="req-facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`requirements.field_${name}`)}</dt>
            <dd className="whitespace-pre-wrap">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Claim({ row, claim, project }: { row: Requirement; claim: RequirementClaim; project: Project }) {
  const t = useT();
  return (
    <section className="flex flex-col gap-1 break-words">
      <h3 className="mb-1 font-semibold">
        {t(`requirements.said_${claim.kind}_${claim.state}` as "requirements.said_met_open")}
      </h3>
      <p className="text-s text-ink-3">
        {claim.by?.name ?? claim.organisation.name}, {claim.organisation.name} ·{" "}
        <Time at={claim.at} as="full" />
      </p>
      {claim.note ? <p className="whitespace-pre-wrap">{claim.note}</p> : null}
      {claim.url ? (
        <a href={claim.url} rel="noreferrer noopener" target="_blank">
          {claim.url}
        </a>
      ) : null}
      {claim.file ? (
        <a href={fileUrl(claim.file)} download={claim.file.name}>
          {claim.file.name}
        </a>
      ) : null}
      {claim.state === "open" ? (
        <p className="text-s text-ink-2">
          {t("requirements.claim_waits", { names: namesOf(t, row.waits_for) })}
        </p>
      ) : null}
      {claim.answer ? (
        <p className="whitespace-pre-wrap text-s">
          {claim.answered_by?.name ?? project.title}: {claim.answer}
        </p>
      ) : null}
    </section>
  );
}

function Deeds({
  row,
  project,
  onOpen,
}: {
  row: Requirement;
  project: Project;
  onOpen: (over: Over) => void;
}) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const act = (name: string, done: string) => () =>
    deeds.click(() => deeds.post(`/requirements/${row.id}/actions/${name}`, { version: row.version }), done);
  const opens = ["claim_met", "waive", "reject"] as const;
  return (
    <div className="flex flex-wrap gap-2">
      {may(row, "confirm") ? (
        <Button
          tone="primary"
          pending={deeds.pending}
          onClick={act("confirm", t("requirements.confirmed_now"))}
        >
          {t("requirements.confirm")}
        </Button>
      ) : null}
      {opens
        .filter((deed) => may(row, deed))
        .map((deed) => (
          <Button key={deed} onClick={() => onOpen({ kind: "claim", row, deed })}>
            {t(`requirements.${deed}`)}
          </Button>
        ))}
      {may(row, "withdraw") ? (
        <Button pending={deeds.pending} onClick={act("withdraw", t("requirements.claim_withdrawn_now"))}>
          {t("requirements.withdraw_claim")}
        </Button>
      ) : null}
      {may(row, "propose") ? (
        <Button onClick={() => onOpen({ kind: "propose", row })}>{t("requirements.propose")}</Button>
      ) : null}
    </div>
  );
}

/** What it is called is asked of the documents: it stands there as long as it opens. */
function DocumentLink({ project, id }: { project: string; id: string }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const found = useQuery(documentsQuery(project)).data?.items.find((each) => each.id === id);
  return (
    <Link to="/o/$org/projects/$id/documents/$document" params={{ org, id: project, document: id }}>
      {found ? `${found.key} ${found.title}` : t("requirements.link_document")}
    </Link>
  );
}

function Links({ row, project }: { row: Requirement; project: Project }) {
  const t = useT();
  const org = useActing().organisation.slug;
  const deeds = useDeeds(project.id);
  const [adding, setAdding] = useState(false);
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t("requirements.links")}</h3>
      {row.links.length === 0 ? <p className="text-s text-ink-3">{t("requirements.no_links")}</p> : null}
      <ul className="mb-2 flex flex-col gap-2">
        {row.links.map((link) => (
          <li key={link.id} className="flex items-center gap-2">
            <small>{t(`requirements.link_${link.kind}`)}</small>
            {link.record ? (
              <Link {...recordLink(org, link.record)}>
                {link.record.number} {link.title}
              </Link>
            ) : link.deliverable_id ? (
              <Link
                to="/o/$org/projects/$id/plan"
                params={{ org, id: project.id }}
                hash={link.deliverable_id}
              >
                {link.title}
              </Link>
            ) : link.document_id ? (
              <DocumentLink project={project.id} id={link.document_id} />
            ) : link.url ? (
              <a href={link.url} rel="noreferrer noopener" target="_blank">
                {link.title}
              </a>
            ) : (
              <span>{link.title}</span>
            )}
            <span className="flex-1" />
            {link.may_remove ? (
              <IconButton
                small
                label={t("requirements.unlink", { title: link.title })}
                icon={<CloseIcon size={13} aria-hidden="true" />}
                disabled={deeds.pending}
                onClick={() => deeds.click(() => deeds.remove(`/requirements/${row.id}/links/${link.id}`))}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? (
        <LinkForm row={row} project={project} onClose={() => setAdding(false)} />
      ) : may(row, "link") ? (
        <Button small onClick={() => setAdding(true)}>
          {t("requirements.add_link")}
        </Button>
      ) : null}
    </section>
  );
}
