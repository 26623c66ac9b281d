/** Why it occurred and why nobody noticed: each with its causes, their shares, and the answers to "why?". */
import type { ReportItem } from "~/api/types";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Pill } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { CAUSE_TYPES } from "../steps";
import { numberOf, rowsOf, textOf } from "../words";
import { EditRow, Part, type PartProps } from "./part";
import { type Shares, sharesOf } from "./sums";
import { WhyChain } from "./WhyChain";

export function Causes(props: PartProps) {
  return CAUSE_TYPES.map((type) => <CausesOf key={type} type={type} {...props} />);
}

function CausesOf({ type, step, editable, open }: { type: (typeof CAUSE_TYPES)[number] } & PartProps) {
  const t = useT();
  const causes = rowsOf(step, "cause");
  const whys = rowsOf(step, "why");
  const shares = sharesOf(causes, type);
  return (
    <Part
      kind="cause"
      title={t(`report.causes_${type}`)}
      note={t(`report.causes_${type}_note`)}
      add={
        editable
          ? {
              label: t("report.add_cause"),
              run: () => open({ kind: "cause", start: { type, contribution: shares.rest } }),
            }
          : null
      }
      empty={shares.parts.length === 0 ? t("report.no_cause") : null}
    >
      <ShareBar shares={shares} />
      <ol className="flex flex-col gap-4">
        {shares.parts.map(({ item }, index) => (
          <li key={item.id}>
            <Cause item={item} n={index + 1} editable={editable} open={open} />
            <WhyChain cause={item} whys={whys} step={step} editable={editable} open={open} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Cause({ item, n, editable, open }: { item: ReportItem; n: number } & Omit<PartProps, "step">) {
  const t = useT();
  const format = useFormat();
  return (
    <div className="flex items-start gap-2">
      <b className="w-12 flex-none font-semibold">{format.number(numberOf(item, "contribution") ?? 0)} %</b>
      <span className="min-w-0 flex-1">
        <span className="sr-only">{t("report.cause_n", { n })} </span>
        {textOf(item, "text")}
      </span>
      {item.data.verified === true ? <Pill tone="good">{t("report.verified")}</Pill> : null}
      <EditRow item={item} editable={editable} open={open} />
    </div>
  );
}

/** Which share each cause has of the whole, and how much nobody has explained yet. */
export function ShareBar({ shares }: { shares: Shares }) {
  const t = useT();
  const { parts, sum, rest } = shares;
  return (
    <div className="shares">
      <svg width="100%" height="22" role="img" aria-label={t("report.shares", { sum, rest })}>
        {parts.map(({ item, share, from }, index) => (
          <g key={item.id}>
            <rect
              x={`${from}%`}
              width={`${share}%`}
              height="22"
              className="share"
              opacity={1 - (index % 4) * 0.2}
            />
            {share >= 8 ? (
              <text x={`${from + share / 2}%`} y="15" textAnchor="middle">
                {share} %
              </text>
            ) : null}
          </g>
        ))}
        {rest > 0 ? (
          <rect x={`${100 - rest}%`} width={`${rest}%`} height="22" rx="3" className="share-rest" />
        ) : null}
      </svg>
      <small className={cx(sum === 100 && "text-good")}>
        {sum === 100 ? t("report.shares_whole") : t("report.shares", { sum, rest })}
      </small>
    </div>
  );
}
