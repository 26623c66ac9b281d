/** Whose move it is, what has to be done, and the one button for it. */
import type { ReactNode } from "react";
import { useActing } from "~/api/queries/me";
import type { HeldItem, Project } from "~/api/types-projects";
import { SIGNED_PAGES } from "~/features/common/signedPages";
import { namesOf } from "~/features/thread/audience";
import { type Translate, useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { cx } from "~/ui/cx";
import { ButtonLink } from "~/ui/Link";
import { dayText, may } from "../words";
import { awaited, type Waiting, waiting } from "./turn";

export function TurnBanner({ project, items }: { project: Project; items: readonly HeldItem[] }) {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: project.id };
  const mine = waiting(items);
  const [first] = mine;
  const others = awaited(items);
  return (
    <section
      className={cx("project-turn", first && "project-turn-mine")}
      aria-label={t("projects.whose_turn")}
    >
      <p>
        {first ? <strong>{t("projects.your_turn")}</strong> : null}{" "}
        {first ? (
          <>
            {sentence(t, mine)}
            <GateDay project={project} />
          </>
        ) : (
          <Rest project={project} others={others} />
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {first ? <Deed project={project} first={first} /> : null}
        {!first && project.status === "planning" && may(project, "invite") ? (
          <ButtonLink to="/o/$org/projects/$id/people" params={params} tone="primary">
            {t("projects.invite")}
          </ButtonLink>
        ) : null}
        <ButtonLink to="/o/$org/projects/$id/changes" params={params}>
          {t("projects.what_changed")}
        </ButtonLink>
      </div>
    </section>
  );
}

/** "2 questions to answer and 1 deliverable to approve." */
function sentence(t: Translate, mine: readonly Waiting[]): string {
  const parts = mine.map(({ kind, items }) => ({
    name: t(`projects.waits_${kind}`, { count: items.length }),
  }));
  return `${namesOf(t, parts)}.`;
}

function GateDay({ project }: { project: Project }): ReactNode {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const gate = project.phases.find((phase) => phase.id === project.phase_id)?.gate;
  if (!gate?.scheduled_on || gate.state !== "scheduled") return null;
  return ` ${t("projects.gate_is_on", { day: dayText(format, gate.scheduled_on, now) })}`;
}

function Rest({ project, others }: { project: Project; others: readonly string[] }): ReactNode {
  const t = useT();
  switch (project.status) {
    case "planning": {
      const asked = project.parties.filter((party) => party.state === "invited");
      const names = namesOf(
        t,
        asked.map((party) => party.organisation),
      );
      return names ? t("projects.waits_for_joining", { names }) : t("projects.waits_for_nobody");
    }
    case "on_hold":
      return t("projects.rests");
    case "completed":
      return t("projects.is_completed");
    case "cancelled":
      return t("projects.is_cancelled");
    default:
      return others.length > 0
        ? t("projects.waits_for_others", {
            names: namesOf(
              t,
              others.map((name) => ({ name })),
            ),
          })
        : t("projects.nothing_waits");
  }
}

function Deed({ project, first }: { project: Project; first: Waiting }) {
  const t = useT();
  const params = { org: useActing().organisation.slug, id: project.id };
  const label = t(`projects.do_${first.kind}`);
  const [item] = first.items;
  if (first.kind === "gate" && item) {
    return (
      <ButtonLink tone="primary" to="/o/$org/projects/$id/gates/$gate" params={{ ...params, gate: item.id }}>
        {label}
      </ButtonLink>
    );
  }
  if (first.kind === "question") {
    return (
      <ButtonLink tone="primary" to="/o/$org/projects/$id/questions" params={params}>
        {label}
      </ButtonLink>
    );
  }
  if (first.kind === "signature" && item?.subject === "decision") {
    return (
      <ButtonLink
        tone="primary"
        to="/o/$org/projects/$id/decisions/$decision"
        params={{ ...params, decision: item.id }}
      >
        {label}
      </ButtonLink>
    );
  }
  if (first.kind === "signature") {
    return (
      <ButtonLink
        tone="primary"
        to={(item?.subject && SIGNED_PAGES[item.subject]) || "/o/$org/projects/$id"}
        params={params}
      >
        {label}
      </ButtonLink>
    );
  }
  if (first.kind === "claim") {
    return (
      <ButtonLink tone="primary" to="/o/$org/projects/$id/requirements" params={params}>
        {label}
      </ButtonLink>
    );
  }
  if (first.kind === "condition") {
    return (
      <ButtonLink tone="primary" to="/o/$org/commitments" params={{ org: params.org }}>
        {label}
      </ButtonLink>
    );
  }
  return (
    <ButtonLink tone="primary" to="/o/$org/projects/$id/plan" params={params} hash={item?.id}>
      {label}
    </ButtonLink>
  );
}
