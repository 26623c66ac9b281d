/** Shares in percent, one for each organisation; the rest to 100 % is said while typing. */
import { useState } from "react";
import type { Programme, Project } from "~/api/types-projects";
import { useLocale, useT } from "~/i18n";
import { Dialog } from "~/ui/Dialog";
import { Form, FormActions } from "~/ui/Form";
import { NumberField } from "~/ui/fields";
import { useDeeds } from "../useDeed";
import { partiesIn, refusal } from "../words";
import { evenly, shareOf, shareText, sumOf, WHOLE } from "./shares";

export default function SharesDialog({
  project,
  programme,
  onClose,
}: {
  project: Project;
  programme: Programme;
  onClose: () => void;
}) {
  const t = useT();
  const locale = useLocale();
  const deeds = useDeeds(project.id);
  const parties = partiesIn(project);
  const known = (programme.proposed ?? programme.agreed)?.shares ?? [];
  const even = evenly(parties.length);
  const [shares, setShares] = useState<(number | null)[]>(() =>
    parties.map(
      (party, index) => known.find((one) => one.organisation.id === party.id)?.share ?? even[index] ?? 0,
    ),
  );
  const left = WHOLE - sumOf(shares);
  return (
    <Dialog title={t("projects.costs_title")} onClose={onClose}>
      <Form
        explain={(error) => refusal(t, error)}
        onSubmit={async () => {
          await deeds.post(`/projects/${project.id}/costs`, {
            shares: parties.map((party, index) => ({ organisation_id: party.id, share: shares[index] ?? 0 })),
          });
          onClose();
        }}
      >
        <p className="text-ink-2">{t("projects.costs_text")}</p>
        {parties.map((party, index) => (
          <NumberField
            key={party.id}
            name={`share_${party.id}`}
            label={t("projects.costs_share_of", { org: party.name })}
            defaultValue={(shares[index] ?? 0) / 100}
            min={0}
            max={100}
            decimals={2}
            unit="%"
            required
            onChange={(value) =>
              setShares(shares.map((old, place) => (place === index ? shareOf(value) : old)))
            }
          />
        ))}
        <p role="status" className={left === 0 ? "text-good" : "text-bad"}>
          {left === 0
            ? t("projects.costs_whole")
            : t(left > 0 ? "projects.costs_left" : "projects.costs_over", {
                percent: shareText(locale, Math.abs(left)),
              })}
        </p>
        <FormActions submit={t("projects.costs_submit")} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
