/** Alone or together with another firm: chosen before anything is written. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { relationshipsQuery } from "~/api/queries/organisation";
import { useT } from "~/i18n";
import { ComboBox } from "~/ui/ComboBox";
import { RadioGroup } from "~/ui/fields";

export type Ownership = "alone" | "together" | "mirror";
export interface With {
  how: Ownership;
  relationship: string | null;
}

export function WithField({
  mayAlone,
  value,
  onChange,
}: {
  /** A customer begins none alone. */
  mayAlone: boolean;
  value: With;
  onChange: (next: With) => void;
}) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [name, setName] = useState("");
  const list = useInfiniteQuery(relationshipsQuery({ q: typed === name ? null : typed || null, limit: 50 }));
  // Somebody must be there to agree.
  const partners = (list.data?.pages.flatMap((page) => page.items) ?? []).filter((each) => each.claimed);
  const kinds: readonly Ownership[] = mayAlone ? ["alone", "together", "mirror"] : ["together", "mirror"];
  return (
    <div className="together-with">
      <RadioGroup<Ownership>
        name="how"
        label={t("together.whose")}
        options={kinds.map((kind) => ({
          value: kind,
          label: t(`together.whose_${kind}`),
          help: t(`together.whose_${kind}_help`),
        }))}
        value={value.how}
        onChange={(how) => onChange({ ...value, how })}
      />
      {value.how === "alone" ? null : (
        <ComboBox
          name="relationship"
          label={t("together.with")}
          help={t("together.with_help")}
          required
          loading={list.isFetching}
          options={partners.map((each) => ({ id: each.id, label: each.counterpart.name }))}
          onType={setTyped}
          onChange={(id) => {
            setName(partners.find((each) => each.id === id)?.counterpart.name ?? "");
            onChange({ ...value, relationship: id });
          }}
        />
      )}
    </div>
  );
}
