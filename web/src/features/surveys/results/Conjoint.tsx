/** What levels of products are worth, how much each attribute decides, and which of some products would be chosen. */
import { useState } from "react";
import type { AttributeFigure, ConjointFigure } from "~/api/types-results";
import { Button } from "~/ui/Button";
import { Select } from "~/ui/fields";
import { Bars } from "./charts/Bars";
import { Dots } from "./charts/Dots";
import { span } from "./charts/geometry";
import { useWords } from "./context";
import { sharesOf } from "./simulate";

const MOST = 5;

export function Conjoint({ found }: { found: ConjointFigure }) {
  const { t, numbers } = useWords();
  return (
    <>
      <p className="text-s text-ink-2">
        {t("results.conjoint_from", { people: found.people, choices: found.choices })}
        {found.pseudo_r2 === null
          ? null
          : ` · ${t("results.conjoint_r2", { value: numbers.plain(found.pseudo_r2, 2) })}`}
      </p>
      {found.lacks ? (
        <p className="result-few">{t(lacks(found.lacks))}</p>
      ) : (
        <>
          {found.attributes.map((attribute) => (
            <Attribute key={attribute.id} attribute={attribute} />
          ))}
          {found.none ? (
            <p className="mt-3 text-s text-ink-2">
              {t("results.conjoint_none", { value: numbers.signed(found.none.value, 2) })}
            </p>
          ) : null}
          <Simulator found={found} />
        </>
      )}
    </>
  );
}

function lacks(why: string) {
  if (why === "separated") return "results.conjoint_lacks_separated";
  return why === "not_identified"
    ? "results.conjoint_lacks_not_identified"
    : "results.conjoint_lacks_no_choices";
}

function Attribute({ attribute }: { attribute: AttributeFigure }) {
  const words = useWords();
  const { t, numbers } = words;
  const dots = attribute.levels.map((level) => ({
    id: level.id,
    label: words.text(level.label) || level.id,
    figure: level.worth,
    text: level.worth ? numbers.signed(level.worth.value, 2) : t("results.few"),
  }));
  const [low, high] = span(attribute.levels.map((level) => level.worth));
  const most = Math.max(Math.abs(low), Math.abs(high), 0.5);
  return (
    <section className="mt-4">
      <h3>
        {words.text(attribute.label) || attribute.id}{" "}
        {attribute.importance === null ? null : (
          <small className="font-normal text-ink-2">
            {t("results.conjoint_importance", { share: numbers.share(attribute.importance) })}
          </small>
        )}
      </h3>
      <Dots
        dots={dots}
        scale={[-most, most]}
        ends={[numbers.signed(-most, 1), numbers.signed(most, 1)]}
        middle={0}
        summary={dots.map((dot) => `${dot.label}: ${dot.text}`).join("; ")}
      />
    </section>
  );
}

/** Products to choose among: the market as somebody imagines it. */
function Simulator({ found }: { found: ConjointFigure }) {
  const words = useWords();
  const { t, numbers } = words;
  const first = (at: number) =>
    found.attributes.map((each) => each.levels[Math.min(at, each.levels.length - 1)]?.id ?? "");
  const [products, setProducts] = useState<string[][]>(() => [first(0), first(1)]);
  const shares = sharesOf(found, products);
  const bars = products.map((_, at) => {
    const value = shares?.[at] ?? 0;
    return {
      id: String(at),
      label: t("results.conjoint_product", { number: at + 1 }),
      share: shares ? { value, error: 0, low: value, high: value } : null,
      figure: shares ? numbers.share(value) : t("results.few"),
    };
  });
  return (
    <section className="mt-5">
      <h3>{t("results.conjoint_simulate")}</h3>
      <div className="result-simulator">
        {products.map((product, at) => (
          <fieldset key={at}>
            <legend className="field-label">{t("results.conjoint_product", { number: at + 1 })}</legend>
            {found.attributes.map((attribute, place) => (
              <Select
                key={attribute.id}
                label={words.text(attribute.label) || attribute.id}
                value={product[place] ?? ""}
                options={attribute.levels.map((level) => ({
                  value: level.id,
                  label: words.text(level.label) || level.id,
                }))}
                onChange={(id) =>
                  setProducts(
                    products.map((each, index) =>
                      index === at ? each.map((old, column) => (column === place ? id : old)) : each,
                    ),
                  )
                }
              />
            ))}
          </fieldset>
        ))}
      </div>
      {products.length < MOST ? (
        <Button small tone="quiet" onClick={() => setProducts([...products, first(products.length)])}>
          {t("results.conjoint_add")}
        </Button>
      ) : null}
      <div className="mt-3">
        <Bars bars={bars} summary={bars.map((bar) => `${bar.label}: ${bar.figure}`).join("; ")} />
      </div>
    </section>
  );
}
