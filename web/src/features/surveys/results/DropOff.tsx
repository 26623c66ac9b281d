/** How many got how far, question by question. */
import type { SurveyResults } from "~/api/types-results";
import { Card } from "~/ui/bits";
import { Bars } from "./charts/Bars";
import { useWords } from "./context";

export function DropOff({ results }: { results: SurveyResults }) {
  const words = useWords();
  const { t, numbers } = words;
  const lines = results.drop_off;
  if (lines.length === 0) return null;
  const began = lines[0]?.seen ?? null;
  const nobody = lines.every((line) => line.left === 0);
  const name = (id: string) => {
    const question = results.questions.find((each) => each.id === id);
    return question ? words.question(question) : id;
  };
  if (nobody || lines.every((line) => line.left === null)) {
    return (
      <Card title={t("results.drop_off")}>
        <p className="text-ink-2">{t(nobody ? "results.drop_off_nobody" : "results.drop_off_hidden")}</p>
      </Card>
    );
  }
  const bars = lines.map((line) => {
    const reached = began && line.seen !== null ? line.seen / began : null;
    return {
      id: line.question,
      label: name(line.question),
      share: reached === null ? null : { value: reached, error: 0, low: reached, high: reached },
      figure: line.left === null ? t("results.few") : t("results.left_here", { count: line.left }),
    };
  });
  return (
    <Card
      title={t("results.drop_off")}
      note={
        began === null
          ? t("results.drop_off_note")
          : t("results.drop_off_of", { count: numbers.count(began) })
      }
    >
      <Bars bars={bars} summary={bars.map((bar) => `${bar.label}: ${bar.figure}`).join("; ")} />
    </Card>
  );
}
