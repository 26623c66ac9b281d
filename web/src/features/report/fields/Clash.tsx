/** Two people wrote in one field: both texts, and the ways on. Nothing is lost until somebody chooses. */
import { useT } from "~/i18n";
import { useFormat } from "~/lib/useFormat";
import { Button } from "~/ui/Button";
import { useReport } from "../context";
import { diffWords } from "../diff";
import { Marked } from "../Marked";
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
  const alike = texts && isAlike(String(theirs.value), String(mine));
  return (
    <section className="clash" aria-label={t("report.clash_at", { field: fieldLabel(t, name) })}>
      <p role="alert">{t("report.clash", { who })}</p>
      <dl>
        <div>
          <dt className="text-xs text-ink-2">{t("report.clash_theirs", { who })}</dt>
          <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {valueText(t, format, names, name, theirs.value)}
          </dd>
        </div>
        <div>
          <dt className="text-xs text-ink-2">{t("report.clash_mine")}</dt>
          <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {alike ? (
              <Marked from={String(theirs.value)} to={String(mine)} />
            ) : (
              valueText(t, format, names, name, mine)
            )}
          </dd>
        </div>
      </dl>
      <div className="flex flex-wrap gap-2">
        <Button small onClick={() => onChoose("keep_theirs")}>
          {t("report.keep_theirs")}
        </Button>
        <Button small onClick={() => onChoose("keep_mine")}>
          {t("report.keep_mine")}
        </Button>
        {texts ? (
          <Button small onClick={() => onChoose("combine")}>
            {t("report.combine")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** Marks help where the two texts have something in common, and confuse where they have not. */
function isAlike(theirs: string, mine: string): boolean {
  const common = diffWords(theirs, mine)
    .filter((piece) => piece.kind === "same")
    .reduce((sum, piece) => sum + piece.text.trim().length, 0);
  return common * 3 > Math.min(theirs.length, mine.length);
}
