/** The detector tried on the firm's own log: how often it cries out for nothing, how small a demand it notices. */
import { useQuery } from "@tanstack/react-query";
import { checksQuery, isUnderWay } from "~/api/queries/demand";
import type { CheckKind, Injection, Placebo, RadarCheck } from "~/api/types-demand";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, Time } from "~/ui/bits";
import { useAsk, useMayLook } from "./LookNow";
import { usePercent, useRough } from "./parts";

export function Trials() {
  const t = useT();
  const checks = useQuery(checksQuery).data?.items ?? [];
  return (
    <section className="trials" aria-label={t("radar.trials")}>
      <Trial kind="placebo" checks={checks} />
      <Trial kind="injection" checks={checks} />
    </section>
  );
}

function Trial({ kind, checks }: { kind: Exclude<CheckKind, "alarms">; checks: readonly RadarCheck[] }) {
  const t = useT();
  const ask = useAsk(kind);
  const mayLook = useMayLook();
  const own = checks.filter((each) => each.kind === kind);
  const running = own.find(isUnderWay);
  const last = own.find((each) => !isUnderWay(each));
  return (
    <Card
      title={t(`radar.${kind}`)}
      note={t(`radar.${kind}_note`)}
      actions={
        mayLook ? (
          <Button small pending={ask.isPending || running !== undefined} onClick={() => ask.mutate()}>
            {t(last ? "radar.try_again" : "radar.try")}
          </Button>
        ) : null
      }
    >
      {running ? (
        <p className="trial-progress">
          <progress max={100} value={running.progress} aria-label={t(`radar.${kind}`)} />
          <span className="text-s text-ink-3">{t("radar.under_way")}</span>
        </p>
      ) : null}
      {last ? <Outcome check={last} /> : null}
      {!last && !running ? <p className="text-m text-ink-2">{t("radar.not_tried")}</p> : null}
    </Card>
  );
}

function Outcome({ check }: { check: RadarCheck }) {
  const t = useT();
  const { placebo, injection, withheld } = check.found;
  return (
    <>
      {withheld ? <p>{t(`radar.trial_${withheld}`)}</p> : null}
      {check.state === "failed" ? <p>{t("radar.trial_failed")}</p> : null}
      {placebo ? <PlaceboWords found={placebo} /> : null}
      {injection ? <InjectionWords found={injection} /> : null}
      {check.finished_at ? (
        <p className="row-sub mt-2">
          <Time at={check.finished_at} />
        </p>
      ) : null}
    </>
  );
}

function PlaceboWords({ found }: { found: Placebo }) {
  const t = useT();
  const rough = useRough();
  const kept = found.per_year <= found.promised;
  return (
    <>
      <p className="trial-figure">{t("radar.placebo_found", { rate: rough(found.per_year) })}</p>
      <p className="text-m text-ink-2">
        {t("radar.placebo_detail", {
          runs: found.runs,
          quiet: found.quiet,
          alarms: found.alarms,
          most: rough(found.per_year_at_most),
        })}{" "}
        {t(kept ? "radar.placebo_kept" : "radar.placebo_broken", { promised: rough(found.promised) })}
      </p>
    </>
  );
}

function InjectionWords({ found }: { found: Injection }) {
  const t = useT();
  const percent = usePercent();
  return (
    <>
      <p className="trial-figure">
        {found.smallest === null
          ? t("radar.injection_none", { weeks: found.weeks })
          : t("radar.injection_found", { count: found.smallest, weeks: found.weeks })}
      </p>
      <p className="text-m text-ink-2">
        {t("radar.injection_detail", { share: percent(found.share), runs: found.runs })}
      </p>
      <table className="rows mt-2">
        <thead>
          <tr>
            <th scope="col">{t("radar.injection_strength")}</th>
            <th scope="col" className="numeric">
              {t("radar.injection_noticed")}
            </th>
            <th scope="col" className="numeric">
              {t("radar.injection_week")}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.tries.map((each) => (
            <tr key={each.callers_a_week}>
              <td>{t("radar.callers_a_week", { count: each.callers_a_week })}</td>
              <td className="numeric">{percent(each.noticed)}</td>
              <td className="numeric">{each.median_weeks ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
