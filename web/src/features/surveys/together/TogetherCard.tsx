/** The two owners of a survey: who has approved what, and what each will see of the results. */
import { useState } from "react";
import type { Side, Survey, SurveyTogether } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { Card, Pill, Time } from "~/ui/bits";
import { CheckIcon, ClockIcon, EditIcon, LockIcon } from "~/ui/icons";
import { mayDo } from "../parts";
import { AgreementDialog } from "./AgreementDialog";
import { agreementLines, ownerName, standingOf } from "./words";
import "./together.css";

export function TogetherCard({ survey, together }: { survey: Survey; together: SurveyTogether }) {
  const t = useT();
  const [changing, setChanging] = useState(false);
  const mayChange = mayDo(survey, "edit") && !together.fixed;
  return (
    <Card
      title={t(together.mirror ? "together.mirror" : "together.title")}
      note={t(together.mirror ? "together.mirror_note" : "together.note")}
    >
      <ul className="together-owners">
        {together.owners.map(({ side }) => (
          <Owner key={side} survey={survey} together={together} side={side} />
        ))}
      </ul>
      <div className="together-agreement">
        <h3>{t("together.agreement")}</h3>
        <ul>
          {agreementLines(t, together, together.agreement).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {mayChange ? (
          <Button small onClick={() => setChanging(true)}>
            <EditIcon size={13} aria-hidden="true" />
            {t("together.change_agreement")}
          </Button>
        ) : together.fixed ? (
          <p className="together-fixed">
            <LockIcon size={13} aria-hidden="true" />
            {t("together.fixed")}
          </p>
        ) : null}
      </div>
      <Earlier together={together} />
      {changing ? (
        <AgreementDialog survey={survey} together={together} onClose={() => setChanging(false)} />
      ) : null}
    </Card>
  );
}

function Owner({ survey, together, side }: { survey: Survey; together: SurveyTogether; side: Side }) {
  const t = useT();
  const owner = together.owners.find((each) => each.side === side);
  const own = side === together.side;
  return (
    <li className={own ? "together-owner together-own" : "together-owner"}>
      <b>{ownerName(together, side)}</b>
      <span className="text-s text-ink-3">{t(own ? "together.your_side" : `together.side_${side}`)}</span>
      {survey.status === "closed" || (survey.status === "live" && !ahead(survey)) ? (
        <span className="together-state">
          {together.mirror ? (
            <Pill tone={owner?.done ? "good" : undefined}>
              {t(owner?.done ? "together.half_closed" : "together.half_open")}
            </Pill>
          ) : (
            <Pill tone="good">{t("together.approved_all")}</Pill>
          )}
        </span>
      ) : (
        <Signature together={together} side={side} />
      )}
    </li>
  );
}

/** Whether something is being signed that is not out yet. */
export function ahead(survey: Survey): boolean {
  const { together } = survey;
  return Boolean(together?.standing) || together?.signoffs.at(-1)?.state === "refused";
}

function Signature({ together, side }: { together: SurveyTogether; side: Side }) {
  const t = useT();
  const standing = standingOf(together, side);
  const signoff = together.standing ?? together.signoffs.at(-1);
  const slot = signoff?.slots.find((each) => each.side === side);
  if (standing === "signed") {
    return (
      <span className="together-state">
        <Pill tone="good">
          <CheckIcon size={12} aria-hidden="true" />
          {t("together.signed")}
        </Pill>
        <small>
          {slot?.by?.name}
          {slot?.at ? (
            <>
              {", "}
              <Time at={slot.at} />
            </>
          ) : null}
        </small>
      </span>
    );
  }
  if (standing === "returned") {
    return (
      <span className="together-state">
        <Pill tone="bad">{t("together.returned")}</Pill>
        <small>
          {slot?.by?.name}
          {slot?.reason ? `: ${slot.reason}` : ""}
        </small>
      </span>
    );
  }
  return (
    <span className="together-state">
      <Pill tone={standing === "waits" && side === together.side ? "turn" : undefined}>
        <ClockIcon size={12} aria-hidden="true" />
        {t(standing === "waits" ? "together.waits" : "together.not_signed")}
      </Pill>
    </span>
  );
}

/** Signatures that do not stand any more, and those of versions that are out. */
function Earlier({ together }: { together: SurveyTogether }) {
  const t = useT();
  const earlier = together.signoffs.filter((each) => each.id !== together.standing?.id).reverse();
  if (earlier.length === 0) return null;
  return (
    <details className="together-earlier">
      <summary>{t("together.earlier", { count: earlier.length })}</summary>
      <ol>
        {earlier.map((signoff) => (
          <li key={signoff.id}>
            <span>
              {t(`together.state_${signoff.state}`)}{" "}
              <code className="survey-id" title={signoff.sha256}>
                {signoff.sha256.slice(0, 12)}
              </code>
            </span>
            {signoff.slots
              .filter((slot) => slot.vote !== null)
              .map((slot) => (
                <small key={slot.slot}>
                  {t(slot.vote === "refused" ? "together.line_returned" : "together.line_signed", {
                    name: slot.by?.name ?? ownerName(together, slot.side),
                    org: ownerName(together, slot.side),
                  })}
                  {slot.at ? (
                    <>
                      {", "}
                      <Time at={slot.at} as="full" />
                    </>
                  ) : null}
                  {slot.reason ? `: ${slot.reason}` : ""}
                </small>
              ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
