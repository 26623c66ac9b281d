/** What each organisation says, side by side, and the buttons for the own one. */
import { lazy, Suspense, useState } from "react";
import type { Decision, DecisionPosition } from "~/api/types-decisions";
import type { Project } from "~/api/types-projects";
import { type Translate, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { awaitsMine, may } from "./words";

const PositionDialog = lazy(() => import("./PositionDialog"));

export const POSITIONS = ["agree", "agree_with_reservation", "disagree", "abstain"] as const;
export type PositionName = (typeof POSITIONS)[number];

export function Positions({ project, decision }: { project: Project; decision: Decision }) {
  const t = useT();
  const [giving, setGiving] = useState<PositionName | null>(null);
  const mine = awaitsMine(decision);
  const gives = may(decision, "agree");
  const others = decision.positions.filter((each) => !each.mine && !each.position);
  const note =
    decision.status !== "proposed"
      ? after(t, decision)
      : mine
        ? t(gives ? "decisions.yours_is_wanted" : "decisions.yours_by_others")
        : t("decisions.waits_for", { names: others.map((each) => each.organisation.name).join(", ") });
  return (
    <Card
      title={t("decisions.positions")}
      note={note}
      className={cx(mine && gives && "project-turn-mine")}
      actions={
        decision.sha256 ? (
          <code className="text-xs text-ink-3" title={t("decisions.hash", { hash: decision.sha256 })}>
            {decision.sha256.slice(0, 10)}
          </code>
        ) : null
      }
    >
      <ul className="decision-fit decision-positions">
        {decision.positions.map((each) => (
          <PositionCard key={each.organisation.id} position={each} />
        ))}
      </ul>
      {gives ? (
        <div className="mt-4 flex flex-wrap gap-2">
          {POSITIONS.map((name) => (
            <Button key={name} tone={name === "agree" ? "primary" : "plain"} onClick={() => setGiving(name)}>
              {t(`decisions.give_${name}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {giving ? (
        <Suspense fallback={null}>
          <PositionDialog
            project={project}
            decision={decision}
            position={giving}
            onClose={() => setGiving(null)}
          />
        </Suspense>
      ) : null}
    </Card>
  );
}

function after(t: Translate, decision: Decision): string {
  const id = `decisions.after_${decision.status}`;
  return t.has(id) ? t(id) : "";
}

export function PositionCard({ position }: { position: DecisionPosition }) {
  const t = useT();
  return (
    <li data-position={position.position ?? "none"}>
      <span className="text-s text-ink-2">
        {position.organisation.name} · {t(`decisions.side_${position.side}`)}
      </span>
      <b className="block font-semibold">{t(`decisions.position_${position.position ?? "none"}`)}</b>
      {position.text ? <p className="max-w-[70ch] whitespace-pre-wrap">{position.text}</p> : null}
      {position.at ? (
        <small>
          {position.by?.name} <Time at={position.at} as="full" />
        </small>
      ) : null}
    </li>
  );
}
