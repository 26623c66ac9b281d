/** Mediation of a complaint: where it stands, what the mediator said, and what the reader may do about it now. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { mediationQuery } from "~/api/queries/dispute";
import type { Complaint } from "~/api/types";
import type { Mediation as One } from "~/api/types-dispute";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Pill, Time } from "~/ui/bits";
import { cx } from "~/ui/cx";
import { sideName } from "../settle/Sides";
import { Deeds } from "./Deeds";
import { MakeOffer } from "./MakeOffer";
import { ProposeButton } from "./ProposeButton";
import { awaited, awaitsReader, isAgreed, leadsToMediator, stepsOf } from "./steps";
import { useToWriteDown } from "./useToWriteDown";
import { Decision, Recommendation } from "./Word";
import "./mediation.css";

export default function Mediation({ complaint }: { complaint: Complaint }) {
  const t = useT();
  const [earlier, setEarlier] = useState(false);
  const data = useQuery(mediationQuery(complaint.id)).data;
  if (!data) return null;
  const all = [...data.past, ...(data.current ? [data.current] : [])];
  const shown = data.current ?? data.past.at(-1);
  const mine = shown ? awaitsReader(shown) : false;
  const before = all.filter((each) => each !== shown).reverse();
  if (!shown) {
    return data.may_propose.allowed ? (
      <section className="card mediation mediation-offer" aria-label={t("mediation.title")}>
        <p className="min-w-0 flex-1 basis-72">{t("mediation.may_propose")}</p>
        <ProposeButton complaint={complaint} />
      </section>
    ) : null;
  }
  return (
    <section className={cx("card mediation", mine && "turn-mine")} aria-label={t("mediation.title")}>
      <Head complaint={complaint} mediation={shown} />
      <Strip complaint={complaint} mediation={shown} />
      <Now complaint={complaint} mediation={shown} />
      <Recommendation complaint={complaint} mediation={shown} />
      <Decision complaint={complaint} mediation={shown} />
      <Deeds complaint={complaint} mediation={shown}>
        {data.current ? null : isAgreed(shown) ? (
          <MakeOffer complaint={complaint} />
        ) : leadsToMediator(data) ? (
          <ProposeButton complaint={complaint} />
        ) : null}
      </Deeds>
      {before.length > 0 ? (
        <>
          <Button tone="link" aria-expanded={earlier} onClick={() => setEarlier(!earlier)}>
            {earlier ? t("mediation.hide_earlier") : t("mediation.show_earlier", { count: before.length })}
          </Button>
          {earlier
            ? before.map((each) => (
                <article key={each.id} className="mediation-past">
                  <Head complaint={complaint} mediation={each} />
                  <Now complaint={complaint} mediation={each} />
                  <Recommendation complaint={complaint} mediation={each} />
                  <Decision complaint={complaint} mediation={each} />
                </article>
              ))
            : null}
        </>
      ) : null}
    </section>
  );
}

interface Props {
  complaint: Complaint;
  mediation: One;
}

function Head({ complaint, mediation }: Props) {
  const t = useT();
  const over = mediation.state === "closed" || mediation.state === "declined";
  return (
    <header className="mediation-head">
      <div className="min-w-0 flex-1 basis-48">
        <h2>{t("mediation.title")}</h2>
        <p className="text-ink-2">
          {mediation.mediator.name}, {mediation.mediator.organisation.name}
          <small>
            {" · "}
            {t("mediation.proposed_by", { org: sideName(complaint, mediation.proposed_side) })}{" "}
            <Time at={mediation.proposed_at} as="date" />
          </small>
        </p>
      </div>
      {over && mediation.outcome ? (
        <Pill tone={mediation.outcome.startsWith("settled") ? "good" : undefined}>
          {t(`mediation.outcome_${mediation.outcome}`)}
        </Pill>
      ) : (
        <Pill>{t(mediation.binding ? "mediation.may_decide" : "mediation.recommends_only")}</Pill>
      )}
    </header>
  );
}

function Strip({ complaint, mediation }: Props) {
  const t = useT();
  if (mediation.state === "declined") return null;
  return (
    <ol className="mediation-steps" aria-label={t("mediation.steps")}>
      {stepsOf(mediation).map((step) => (
        <li
          key={step.name}
          className={cx(`mediation-${step.state}`)}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <i aria-hidden="true" />
          <span>
            {t(
              step.name === "word" && mediation.binding
                ? "mediation.step_word_or_decision"
                : `mediation.step_${step.name}`,
            )}
          </span>
          <small>
            {step.at ? (
              <Time at={step.at} as="date" />
            ) : step.state === "now" ? (
              t("mediation.step_now")
            ) : null}
            {step.name === "agreed" && step.state === "now" ? (
              <span className="block">
                {sideName(complaint, mediation.proposed_side === "customer" ? "vendor" : "customer")}
              </span>
            ) : null}
          </small>
        </li>
      ))}
    </ol>
  );
}

/** One sentence: what is awaited, from whom, until when; or how it ended. */
function Now({ complaint, mediation }: Props) {
  const t = useT();
  const name = mediation.mediator.name;
  // The mediator is spoken to, not about.
  const who = complaint.guest === "mediator" ? "you" : "now";
  const other = sideName(complaint, mediation.proposed_side === "customer" ? "vendor" : "customer");
  const from = awaited(mediation);
  const next = useToWriteDown(complaint)?.id === mediation.id;
  const said = (): string => {
    switch (mediation.state) {
      case "proposed":
        return t("mediation.now_proposed", { org: other, name });
      case "declined":
        return t("mediation.now_declined", { org: other });
      case "active":
        if (!mediation.joined_at) return t("mediation.now_invited", { name });
        return t(`mediation.${who}_${mediation.recommended_at ? "goes_on" : "at_work"}`, { name });
      case "recommended":
        return from === "both"
          ? t(`mediation.${who}_recommended`, { name })
          : t("mediation.now_waiting_for", {
              org: from === "customer" || from === "vendor" ? sideName(complaint, from) : "",
            });
      case "determined":
        return t(`mediation.${who}_determined`, { name });
      case "review":
        return t(`mediation.${who}_review`, { name });
      default:
        return mediation.outcome ? t(`mediation.ended_${mediation.outcome}`) : t("mediation.ended");
    }
  };
  return (
    <>
      <p className="mediation-now">
        {awaitsReader(mediation) ? <strong>{t("complaints.your_turn")} </strong> : null}
        {said()}
        {next ? ` ${t("mediation.write_down_next")}` : null}
        {mediation.state === "determined" && mediation.review_until ? (
          <>
            {" "}
            {t("mediation.review_until")} <Time at={mediation.review_until} as="deadline" />
          </>
        ) : null}
      </p>
      {mediation.state === "proposed" && mediation.note ? (
        <p className="quote text-s">{mediation.note}</p>
      ) : null}
    </>
  );
}
