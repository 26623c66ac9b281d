import { useT } from "~/i18n";

/** What opens to a mediator and what does not: said to both sides before they agree. */
export function WhatAMediatorSees() {
  const t = useT();
  return (
    <section className="told" aria-label={t("mediation.sees_title")}>
      <h3>{t("mediation.sees_title")}</h3>
      <ul className="mediation-sees">
        <li>{t("mediation.sees_shared")}</li>
        <li>{t("mediation.sees_caucus")}</li>
        <li>{t("mediation.sees_nothing_else")}</li>
      </ul>
    </section>
  );
}
