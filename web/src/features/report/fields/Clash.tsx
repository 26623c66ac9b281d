/** Two people wrote in one field: both texts, and the ways on. Nothing is lost until somebody chooses. */
import { ClashCard } from "~/features/common/clash/ClashCard";
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { useReport } from "../context";
import { fieldLabel, valueText } from "../words";
import type { Value, Written } from "./fieldState";

export function Clash({
  name,
  theirs,
  mine,
  onChoose,
}: {
  name: string;
  theirs: Written;
  mine: Value;
  onChoose: (event: "keep_theirs" | "keep_mine" | "combine") => void;
}) {
  const t = useT();
  const format = useFormat();
  const { names } = useReport();
  const who = theirs.by?.name ?? t("report.somebody");
  const texts = typeof theirs.value === "string" && typeof mine === "string";
  return (
    <ClashCard
      label={fieldLabel(t, name)}
      lead={t("report.clash", { who })}
      theirsLabel={t("report.clash_theirs", { who })}
      theirs={valueText(t, format, names, name, theirs.value)}
      mine={valueText(t, format, names, name, mine)}
      onTheirs={() => onChoose("keep_theirs")}
      onMine={() => onChoose("keep_mine")}
      onCombine={texts ? () => onChoose("combine") : undefined}
    />
  );
}
