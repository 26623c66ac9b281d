/** What can be done at a gate now: put a verdict up, sign it, or say why not. */
import { lazy, Suspense, useState } from "react";
import type { Gate, Project, Verdict } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Menu } from "~/ui/Menu";
import { useDeeds } from "../useDeed";
import { may, whyNot } from "../words";

const DecideDialog = lazy(() => import("./DecideDialog"));
const SignDialog = lazy(() => import("./SignDialog"));
const VoteDialog = lazy(() => import("./VoteDialog"));

const VERDICTS = ["go", "conditional_go", "hold", "recycle"] as const;
type Open = { kind: "sign" | "refuse" | "abstain" } | { kind: "decide"; verdict: Verdict };

export function Deeds({ project, gate }: { project: Project; gate: Gate }) {
  const t = useT();
  const deeds = useDeeds(project.id);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const signs = may(gate, "sign");
  const decides = may(gate, "decide");
  const reason = whyNot(gate, "sign");
  const [review] = gate.reviews;
  const withdraw = () => deeds.post(`/gates/${gate.id}/actions/withdraw`, { version: gate.version });
  const more = [
    ...(signs ? [{ id: "refuse", label: t("projects.refuse") }] : []),
    ...(signs ? [{ id: "abstain", label: t("projects.abstain") }] : []),
    ...(may(gate, "withdraw") ? [{ id: "withdraw", label: t("projects.withdraw_verdict") }] : []),
    ...(decides ? [{ id: "kill", label: t("projects.verdict_kill_more"), danger: true }] : []),
  ];
  if (!signs && !decides && more.length === 0) {
    return gate.state === "in_review" &&
      (reason === "already" || reason === "not_yet" || reason === "wrong_role") ? (
      <p className="text-s text-ink-3">{t(`projects.cannot_sign_${reason}`)}</p>
    ) : null;
  }
  return (
    <div className="gate-deeds">
      {signs ? (
        <Button tone="primary" onClick={() => setOpen({ kind: "sign" })}>
          {t("projects.read_and_sign")}
        </Button>
      ) : null}
      {decides && gate.state !== "in_review"
        ? VERDICTS.map((verdict) => (
            <Button
              key={verdict}
              tone={verdict === "go" && allowed(gate, verdict) ? "primary" : "plain"}
              onClick={() => setOpen({ kind: "decide", verdict })}
            >
              {t(`projects.verdict_${verdict}`)}…
            </Button>
          ))
        : null}
      {decides && gate.state === "in_review" && review ? (
        <Button onClick={() => setOpen({ kind: "decide", verdict: review.verdict })}>
          {t("projects.other_verdict")}
        </Button>
      ) : null}
      {more.length > 0 ? (
        <Menu
          label={t("projects.more_at_gate")}
          placement="bottom start"
          trigger={<Button tone="quiet">{t("projects.more")}</Button>}
          sections={[{ id: "gate", entries: more }]}
          onAction={(id) => {
            if (id === "withdraw") deeds.click(withdraw, t("projects.verdict_withdrawn"));
            else if (id === "kill") setOpen({ kind: "decide", verdict: "kill" });
            else setOpen({ kind: id as "refuse" | "abstain" });
          }}
        />
      ) : null}
      <Suspense fallback={null}>
        {open?.kind === "decide" ? (
          <DecideDialog project={project} gate={gate} verdict={open.verdict} onClose={close} />
        ) : null}
        {open?.kind === "sign" && review ? (
          <SignDialog project={project} gate={gate} review={review} onClose={close} />
        ) : null}
        {(open?.kind === "refuse" || open?.kind === "abstain") && review ? (
          <VoteDialog project={project} gate={gate} review={review} vote={open.kind} onClose={close} />
        ) : null}
      </Suspense>
    </div>
  );
}

function allowed(gate: Gate, verdict: Verdict): boolean {
  return gate.verdicts.some((each) => each.verdict === verdict && each.allowed);
}
