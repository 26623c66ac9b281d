/** What the pages of interactions and demand have in common. */
import { useQuery } from "@tanstack/react-query";
import { coverageQuery } from "~/api/queries/demand";
import { useActing } from "~/api/queries/me";
import type { Coverage, DecisionKind, ItemRange, Topic } from "~/api/types-demand";
import { useLocale, useT } from "~/i18n";
import { Pill } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { Link } from "~/ui/Link";

/** Below this the log says too little of what callers want. */
export const ENOUGH = 0.8;

export function usePercent(): (share: number) => string {
  const locale = useLocale();
  return (share) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

export function CoverageLine({ coverage, here = false }: { coverage: Coverage; here?: boolean }) {
  const t = useT();
  const percent = usePercent();
  const org = useActing().organisation.slug;
  if (coverage.share === null) return null;
  const enough = coverage.share >= ENOUGH;
  return (
    <div className="coverage">
      <div className="coverage-bar" aria-hidden="true">
        <span style={{ width: `${coverage.share * 100}%` }} data-enough={enough} />
      </div>
      <p>
        {t("interactions.coverage", {
          share: percent(coverage.share),
          count: coverage.incoming,
        })}
        {coverage.to_code > 0 ? (
          <>
            {" "}
            {here ? (
              t("interactions.to_sort", { count: coverage.to_code })
            ) : (
              <Link to="/o/$org/interactions/sort" params={{ org }}>
                {t("interactions.to_sort", { count: coverage.to_code })}
              </Link>
            )}
          </>
        ) : null}
      </p>
    </div>
  );
}

/** Of the whole log. Whoever is here to sort needs no link to it. */
export function WholeCoverage({ here = false }: { here?: boolean }) {
  const coverage = useQuery(coverageQuery).data;
  return coverage ? <CoverageLine coverage={coverage} here={here} /> : <div className="coverage" />;
}

const VIEWS = [
  { to: "/o/$org/radar", label: "radar.view_outside" },
  { to: "/o/$org/radar/alarms", label: "radar.view_alarms" },
  { to: "/o/$org/radar/standing", label: "radar.view_standing" },
  { to: "/o/$org/radar/defects", label: "radar.view_defects" },
] as const;

/** The views of the radar. */
export function Views({ here }: { here: (typeof VIEWS)[number]["to"] }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <nav className="mb-4 flex flex-wrap gap-2" aria-label={t("radar.views")}>
      {VIEWS.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          params={{ org }}
          activeProps={{}}
          aria-current={to === here ? "page" : undefined}
          className={cx("chip", to === here && "chip-set")}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

const TONES = { resell: "good", refer: undefined, watch: "turn", refuse: "bad" } as const;

export function DecisionPill({ kind }: { kind: DecisionKind }) {
  const t = useT();
  return <Pill tone={TONES[kind]}>{t(`radar.decided_${kind}`)}</Pill>;
}

/** Figures that are far from whole. */
export function useRough(digits = 2): (value: number) => string {
  const locale = useLocale();
  return (value) => new Intl.NumberFormat(locale, { maximumSignificantDigits: digits }).format(value);
}

/** How likely chance alone is. */
export function Chance({ p }: { p: number }) {
  const t = useT();
  const rough = useRough();
  return <>{p < 0.0001 ? t("radar.chance_small") : t("radar.chance", { p: rough(p) })}</>;
}

const PLACES = [
  { to: "/o/$org/interactions", label: "interactions.tab_log" },
  { to: "/o/$org/interactions/sort", label: "interactions.tab_sort" },
  { to: "/o/$org/interactions/topics", label: "interactions.tab_topics" },
] as const;

export function Places({ here }: { here: (typeof PLACES)[number]["to"] }) {
  const t = useT();
  const org = useActing().organisation.slug;
  return (
    <nav className="mb-4 flex flex-wrap gap-2" aria-label={t("interactions.places")}>
      {PLACES.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          params={{ org }}
          activeProps={{}}
          aria-current={to === here ? "page" : undefined}
          className={cx("chip", to === here && "chip-set")}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

export function RangePill({ range }: { range: ItemRange }) {
  const t = useT();
  if (range === "unknown") return null;
  return <Pill tone={range === "out" ? "bad" : undefined}>{t(`interactions.range_${range}`)}</Pill>;
}

/** Two spellings of a name are one, as on the server. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().trim().split(/\s+/u).join(" ");
}

export function findTopic(topics: readonly Topic[], name: string): Topic | undefined {
  const key = nameKey(name);
  return topics.find((topic) => nameKey(topic.name) === key);
}
