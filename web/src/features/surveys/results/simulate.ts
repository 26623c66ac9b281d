/** Shares of products from what their levels are worth. Pure. */
import type { ConjointFigure } from "~/api/types-results";

/** One level id for each attribute, in their order. */
export type Product = readonly string[];

/** The sum of the worths of a product; null where one is not known. */
export function worthOf(found: ConjointFigure, product: Product): number | null {
  let sum = 0;
  for (const [at, attribute] of found.attributes.entries()) {
    const worth = attribute.levels.find((each) => each.id === product[at])?.worth;
    if (!worth) return null;
    sum += worth.value;
  }
  return sum;
}

/** The share that each product would have if there were no others: a multinomial logit. */
export function sharesOf(found: ConjointFigure, products: readonly Product[]): number[] | null {
  const worths = products.map((product) => worthOf(found, product));
  if (worths.length === 0 || worths.some((worth) => worth === null)) return null;
  const known = worths as number[];
  const highest = Math.max(...known);
  const odds = known.map((worth) => Math.exp(worth - highest));
  const sum = odds.reduce((all, each) => all + each, 0);
  return odds.map((each) => each / sum);
}
