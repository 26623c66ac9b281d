/** Who bears which share of the cost: what all have signed, and what is up for signing. */
import { lazy, Suspense, useState } from "react";
import type { CostShares, Programme, Project } from "~/api/types-projects";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, Pill } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { useDeeds } from "../useDeed";
import { may } from "../words";
import { awaits, shareText } from "./shares";

const SharesDialog = lazy(() => import("./SharesDialog"));
const RefuseDialog = lazy(() => import("./RefuseDialog"));

export function Costs({ project, programme }: { project: Project; programme: Programme }) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [open, setOpen] = useState<"shares" | "refuse" | null>(null);
  const { agreed, proposed } = programme;
  const close = () => setOpen(null);
  const sign = () =>
    deeds.click(
      () => deeds.post(`/projects/${project.id}/costs/actions/sign`, { sha256: proposed?.signoff.sha256 }),
      t("projects.signed_now"),
    );
  return (
    <Card
      title={t("projects.costs")}
      actions={
        may(programme, "propose_shares") ? (
          <Button small onClick={() => setOpen("shares")}>
            {t(agreed || proposed ? "projects.costs_change" : "projects.costs_propose")}
          </Button>
        ) : undefined
      }
    >
      {!agreed && !proposed ? <p className="text-ink-2">{t("projects.costs_empty")}</p> : null}
      {agreed ? <Shares title={t("projects.costs_agreed")} shares={agreed} /> : null}
      {proposed ? (
        <section className={cx("costs-proposed", awaits(proposed) && "costs-open")}>
          <Shares title={t(`projects.costs_${proposed.signoff.state}`)} shares={proposed} />
          <Signers project={project} shares={proposed} />
          {may(programme, "sign") ? (
            <div className="flex flex-wrap gap-2">
              <Button tone="primary" pending={deeds.pending} onClick={sign}>
                {t("projects.costs_sign")}
              </Button>
              <Button onClick={() => setOpen("refuse")}>{t("projects.costs_refuse")}</Button>
            </div>
          ) : null}
        </section>
      ) : null}
      <Suspense fallback={null}>
        {open === "shares" ? <SharesDialog project={project} programme={programme} onClose={close} /> : null}
        {open === "refuse" && proposed ? (
          <RefuseDialog project={project} shares={proposed} onClose={close} />
        ) : null}
      </Suspense>
    </Card>
  );
}

function Shares({ title, shares }: { title: string; shares: CostShares }) {
  const locale = useLocale();
  return (
    <figure className="costs">
      <figcaption>{title}</figcaption>
      <div className="costs-bar" aria-hidden="true">
        {shares.shares.map((each, index) => (
          <span
            key={each.organisation.id}
            className={`costs-part costs-part-${index % 5}`}
            style={{ flexGrow: each.share }}
          />
        ))}
      </div>
      <ul>
        {shares.shares.map((each, index) => (
          <li key={each.organisation.id}>
            <span className={`costs-key costs-part-${index % 5}`} aria-hidden="true" />
            <span className="min-w-0 flex-1">{each.organisation.name}</span>
            <b>{shareText(locale, each.share)}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Signers({ project, shares }: { project: Project; shares: CostShares }) {
  const t = useT();
  const nameOf = (id: string | null) =>
    project.parties.find((party) => party.organisation.id === id)?.organisation.name ?? "";
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-s">
      {shares.signoff.slots.map((slot) => (
        <li key={slot.slot}>
          {nameOf(slot.organisation_id)}{" "}
          <Pill tone={slot.vote === "signed" ? "good" : slot.vote === "refused" ? "bad" : undefined}>
            {t(`projects.cell_${slot.vote ?? "awaited"}` as "projects.cell_signed")}
          </Pill>
          {slot.reason ? <span className="block text-ink-2">{slot.reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}
