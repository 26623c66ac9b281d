/** Two lanes, ours and theirs: each offer where it was made, an arrow from an offer to the one that answers it. */
import type { Complaint } from "~/api/types";
import type { Offer } from "~/api/types-settle";
import { useT } from "~/i18n";
import { useFormat, useNow } from "~/lib/useFormat";
import { cx } from "~/ui/cx";
import { SideMark, sideName } from "../Sides";
import { otherSide, termText } from "../words";

const STEP = 200;
const LANE = 84;
const NODE = { width: 160, height: 62 };
const EDGE = 4;

export function OfferTimeline({
  complaint,
  offers,
  chosen,
  onChoose,
}: {
  complaint: Complaint;
  offers: readonly Offer[];
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const t = useT();
  const place = (offer: Offer) => {
    const index = offers.indexOf(offer);
    return { x: EDGE + index * STEP, y: offer.side === complaint.side ? EDGE : EDGE + LANE };
  };
  const width = EDGE * 2 + (offers.length - 1) * STEP + NODE.width;
  const arrows = offers.flatMap((offer) => {
    const from = offers.find((each) => each.id === offer.supersedes_id);
    return from ? [{ id: offer.id, from: place(from), to: place(offer) }] : [];
  });
  return (
    <section className="card offer-lanes" aria-label={t("settle.offer_timeline")}>
      <h2>{t("settle.offer_timeline")}</h2>
      <div className="offer-lanes-frame">
        <div className="offer-lane-names" aria-hidden="true">
          <SideMark complaint={complaint} side={complaint.side} />
          <SideMark complaint={complaint} side={otherSide(complaint.side)} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area has to be reached by key */}
        <section className="offer-lanes-scroll" tabIndex={0} aria-label={t("settle.offers")}>
          <div className="relative" style={{ width, height: LANE + NODE.height + EDGE * 2 }}>
            <svg width={width} height={LANE + NODE.height + EDGE * 2} aria-hidden="true">
              <defs>
                <marker
                  id="offer-arrow"
                  viewBox="0 0 8 8"
                  refX="7"
                  refY="4"
                  markerWidth="7"
                  markerHeight="7"
                  orient="auto"
                >
                  <path d="M0 0 8 4 0 8z" className="offer-arrow-head" />
                </marker>
              </defs>
              {arrows.map(({ id, from, to }) => (
                <path
                  key={id}
                  d={arrowPath(from, to)}
                  className="offer-arrow"
                  markerEnd="url(#offer-arrow)"
                />
              ))}
            </svg>
            <ol>
              {offers.map((offer) => (
                <li key={offer.id} style={{ left: place(offer).x, top: place(offer).y, ...NODE }}>
                  <Node
                    complaint={complaint}
                    offer={offer}
                    chosen={offer.id === chosen}
                    onChoose={() => onChoose(offer.id)}
                  />
                </li>
              ))}
            </ol>
          </div>
        </section>
      </div>
    </section>
  );
}

interface Place {
  x: number;
  y: number;
}

/** From the right edge of an offer to the left edge of its answer, in one bend. */
function arrowPath(from: Place, to: Place): string {
  const x1 = from.x + NODE.width;
  const y1 = from.y + NODE.height / 2;
  const x2 = to.x - 1;
  const y2 = to.y + NODE.height / 2;
  const middle = (x1 + x2) / 2;
  return y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

function Node({
  complaint,
  offer,
  chosen,
  onChoose,
}: {
  complaint: Complaint;
  offer: Offer;
  chosen: boolean;
  onChoose: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const first = offer.terms[0];
  const more = offer.terms.length - 1;
  const ours = offer.side === complaint.side;
  return (
    <button
      type="button"
      className={cx("offer-node", ours ? "offer-ours" : "offer-theirs", `offer-${offer.state}`)}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      <span className="sr-only">
        {ours && !complaint.guest ? t("settle.we") : sideName(complaint, offer.side)}:{" "}
      </span>
      <span className="offer-node-head">
        <b>{t("settle.offer_n", { n: offer.number })}</b>{" "}
        <small>{format.date(new Date(offer.proposed_at), now)}</small>
      </span>
      <span className="truncate">
        {first ? termText(t, format, first) : null}
        {more > 0 ? ` +${more}` : null}
      </span>
      <small>{t(`settle.offer_${offer.state}`)}</small>
    </button>
  );
}
