/** How many there were to ask in all: intervals narrow with each of them who answered. */
import { type FormEvent, useState } from "react";
import type { SurveyResults } from "~/api/types-results";
import { Button } from "~/ui/Button";
import { NumberField } from "~/ui/fields";
import { useWords } from "./context";
import type { Look } from "./ResultsPage";

const MOST = 100_000_000;

export function Population({
  results,
  chosen,
  look,
}: {
  results: SurveyResults;
  chosen: number | undefined;
  look: Look;
}) {
  const { t, numbers } = useWords();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<number | undefined>(chosen);
  const save = (event: FormEvent) => {
    event.preventDefault();
    look({ population: value });
    setOpen(false);
  };
  const { population } = results;
  if (!open) {
    return (
      <p className="result-why">
        {population === null
          ? t("results.population_none")
          : t(chosen ? "results.population_chosen" : "results.population_asked", {
              count: numbers.count(population),
            })}{" "}
        <Button tone="link" small onClick={() => setOpen(true)}>
          {t("results.population_change")}
        </Button>
      </p>
    );
  }
  return (
    <form className="result-population" onSubmit={save}>
      <NumberField
        label={t("results.population")}
        help={t("results.population_help")}
        defaultValue={chosen ?? null}
        min={1}
        max={MOST}
        onChange={setValue}
      />
      <div className="flex gap-2">
        <Button type="submit">{t("results.population_use")}</Button>
        <Button tone="quiet" onClick={() => setOpen(false)}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
