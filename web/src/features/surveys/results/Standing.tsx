/** How many answered of how many, and how sure one may be of that. Stands above all views. */
import type { Rates, SurveyResults } from "~/api/types-results";
import { useT } from "~/i18n";
import { Card } from "~/ui/bits";
import { useWords } from "./context";
import { Population } from "./Population";
import type { PartProps } from "./ResultsPage";

const AAPOR = ["rr1", "rr2", "rr5", "rr6", "coop1", "ref1", "con1"] as const;

export function Standing({ results, look, at }: PartProps) {
  const t = useT();
  const hiddenLive = results.hides && results.state === "live";
  if (!hiddenLive && !results.n && results.rates.invited === 0) return null;
  return (
    <Card className="result-standing">
      <h2 className="sr-only">{t("results.standing")}</h2>
      <div className="result-tiles">
        {hiddenLive ? <Live results={results} /> : <Whole results={results} />}
      </div>
      <p className="result-why">
        {hiddenLive
          ? t("results.live_why", { k: results.k_min ?? 0 })
          : results.state === "live"
            ? t("results.live_open")
            : results.rates.invited === 0
              ? t(results.rates.by_link ? "results.by_link" : "results.brought")
              : results.hides
                ? t("results.closed_hidden", { k: results.k_min ?? 0 })
                : t("results.closed_open")}
      </p>
      {results.n && !hiddenLive ? (
        <>
          <Population key={at.population} results={results} chosen={at.population} look={look} />
          {results.rates.invited > 0 && !results.rates.by_link ? (
            <Names rates={results.rates} hides={results.hides} />
          ) : null}
        </>
      ) : null}
    </Card>
  );
}

function Tile({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {note ? <small>{note}</small> : null}
      </dd>
    </div>
  );
}

/** While answers come in and nobody may be unmasked: only what moves in steps. */
function Live({ results }: { results: SurveyResults }) {
  const { t, numbers } = useWords();
  const { completed, invited } = results.rates;
  return (
    <dl className="result-tile-row">
      <Tile
        name={t("results.counted")}
        value={completed === null ? t("results.not_yet") : numbers.count(completed)}
        {...(results.rates.by_link ? {} : { note: t("results.of_asked", { count: invited }) })}
      />
      {completed !== null && invited > 0 && !results.rates.by_link ? (
        <Tile
          name={t("results.response_rate")}
          value={t("results.at_least", { share: numbers.share(completed / invited) })}
        />
      ) : null}
    </dl>
  );
}

function Whole({ results }: { results: SurveyResults }) {
  const { t, numbers, count, share } = useWords();
  const { rates } = results;
  return (
    <dl className="result-tile-row">
      <Tile
        name={t("results.answers")}
        value={count(results.n)}
        {...(rates.invited > 0 && !rates.by_link
          ? { note: t("results.of_asked", { count: rates.invited }) }
          : {})}
      />
      {rates.invited > 0 && !rates.by_link ? (
        <Tile
          name={t("results.response_rate")}
          value={share(rates.response_rate)}
          note={t("results.response_rate_note")}
        />
      ) : null}
      {rates.invited > 0 && rates.completion_rate !== null ? (
        <Tile
          name={t("results.completion_rate")}
          value={numbers.share(rates.completion_rate)}
          note={t("results.completion_rate_note")}
        />
      ) : null}
      {rates.organisations_asked > 0 ? (
        <Tile
          name={t("results.firms")}
          value={count(rates.organisations_answered)}
          note={t("results.of_firms", { count: rates.organisations_asked })}
        />
      ) : null}
    </dl>
  );
}

/** The names under which rates are reported elsewhere, each with what it divides by what. */
function Names({ rates, hides }: { rates: Rates; hides: boolean }) {
  const { t, numbers } = useWords();
  const known = AAPOR.filter((name) => rates[name] !== null);
  return (
    <details className="result-more">
      <summary>{t("results.aapor")}</summary>
      <p>{t(hides && known.length === 0 ? "results.aapor_hidden" : "results.aapor_about")}</p>
      {known.length > 0 ? (
        <dl className="result-names">
          {known.map((name) => (
            <div key={name}>
              <dt>
                {t(`results.name_${name}`)} <b>{numbers.share(rates[name] ?? 0)}</b>
              </dt>
              <dd>{t(`results.about_${name}`)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </details>
  );
}
