/** For whom a document opens. */
import { useState } from "react";
import { useActing } from "~/api/queries/me";
import type { OrgRef } from "~/api/types";
import type { DocumentLabel } from "~/api/types-documents";
import type { Project } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Checkbox, RadioGroup } from "~/ui/fields";

export function LabelFields({
  project,
  label: given,
  announced,
  readers,
}: {
  project: Project;
  label: DocumentLabel;
  announced: boolean;
  readers: readonly OrgRef[];
}) {
  const t = useT();
  const own = useActing().organisation.id;
  const [label, setLabel] = useState<DocumentLabel>(given);
  const sells = project.parties.some((party) => party.organisation.id === own && party.side === "vendor");
  const others = sells
    ? []
    : project.parties.filter(
        (party) => party.side === "customer" && party.state === "accepted" && party.organisation.id !== own,
      );
  return (
    <>
      <RadioGroup<DocumentLabel>
        name="label"
        label={t("documents.who_opens")}
        value={label}
        onChange={setLabel}
        options={[
          { value: "public_in_project", label: t("documents.label_public_in_project") },
          { value: "confidential", label: t("documents.label_confidential") },
        ]}
      />
      {label === "confidential" ? (
        <>
          <Checkbox
            name="announced"
            label={t("documents.announced")}
            help={t("documents.announced_help")}
            defaultChecked={announced}
          />
          {others.length > 0 ? (
            <fieldset className="flex flex-col gap-2">
              <legend className="field-label mb-1">{t("documents.readers")}</legend>
              {others.map(({ organisation }) => (
                <Checkbox
                  key={organisation.id}
                  name={`reader ${organisation.id}`}
                  label={organisation.name}
                  defaultChecked={readers.some((reader) => reader.id === organisation.id)}
                />
              ))}
              <p className="field-help">{t("documents.readers_help")}</p>
            </fieldset>
          ) : null}
        </>
      ) : null}
    </>
  );
}

interface Values {
  text: (name: string) => string;
  checked: (name: string) => boolean;
}

/** What the fields above say. */
export function labelOf(project: Project, values: Values) {
  const label = values.text("label") as DocumentLabel;
  const secret = label === "confidential";
  const ids = project.parties.map((party) => party.organisation.id);
  return {
    label,
    announced: secret && values.checked("announced"),
    reader_ids: secret ? ids.filter((id) => values.checked(`reader ${id}`)) : [],
  };
}
