/** All that is wrong, in one list that leads to each place. */
import type { Definition, Finding } from "~/api/types-surveys";
import { useLocale, useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { CheckIcon, WarningIcon } from "~/ui/icons";
import { Menu } from "~/ui/Menu";
import { useEditor } from "./context";
import { findingText, placeText, targetOf } from "./findings";

export function Checks({
  findings,
  of,
  onLanguage,
}: {
  findings: readonly Finding[];
  of: Definition;
  onLanguage: (language: string) => void;
}) {
  const t = useT();
  const locale = useLocale();
  const { select, language } = useEditor();
  if (findings.length === 0) {
    return (
      <p className="survey-checks text-s text-ink-3">
        <CheckIcon size={13} className="mr-1 inline text-good" aria-hidden="true" />
        {t("surveys.checks_fine")}
      </p>
    );
  }
  const stops = findings.filter((each) => each.stops).length;
  return (
    <div className="survey-checks">
      <Menu
        label={t("surveys.checks")}
        placement="bottom end"
        trigger={
          <Button small>
            <WarningIcon size={13} className={stops > 0 ? "text-bad" : "text-ink-3"} aria-hidden="true" />
            {stops > 0
              ? t("surveys.checks_stop", { count: stops })
              : t("surveys.checks_warn", { count: findings.length })}
          </Button>
        }
        sections={[
          {
            id: "checks",
            entries: findings.slice(0, 40).map((finding, at) => ({
              id: String(at),
              label: findingText(t, locale, finding),
              help: placeText(t, of, language, targetOf(of, finding.path)),
            })),
          },
        ]}
        onAction={(id) => {
          const finding = findings[Number(id)];
          if (!finding) return;
          const [part, of_id] = targetOf(of, finding.path).split(":");
          if (finding.code === "missing_translation" && finding.about) onLanguage(finding.about);
          if (part === "question" && of_id) select({ part, id: of_id });
          else if (part === "page" && of_id) select({ part, id: of_id });
          else select({ part: "start" });
        }}
      />
    </div>
  );
}
