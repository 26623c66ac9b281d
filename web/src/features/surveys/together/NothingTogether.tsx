/** Teaches a customer what stands here: surveys that it owns together with its vendor. */
import { useT } from "~/i18n";
import { Button } from "~/ui/Button";
import { ChartIcon, PeopleIcon } from "~/ui/icons";
import "./together.css";

export function NothingTogether({ onStart }: { onStart: (() => void) | null }) {
  const t = useT();
  return (
    <section className="survey-empty">
      <h2>{t("together.empty_title")}</h2>
      <p className="max-w-[70ch] text-ink-2">{t("together.empty_text")}</p>
      <ul className="together-kinds">
        <li>
          <ChartIcon size={18} aria-hidden="true" />
          <span>
            <b>{t("together.empty_mirror")}</b>
            <span>{t("together.empty_mirror_text")}</span>
          </span>
        </li>
        <li>
          <PeopleIcon size={18} aria-hidden="true" />
          <span>
            <b>{t("together.empty_joint")}</b>
            <span>{t("together.empty_joint_text")}</span>
          </span>
        </li>
      </ul>
      {onStart ? (
        <div>
          <Button tone="primary" onClick={onStart}>
            {t("together.begin")}
          </Button>
        </div>
      ) : (
        <p className="text-s text-ink-3">{t("together.ask_colleague")}</p>
      )}
    </section>
  );
}
