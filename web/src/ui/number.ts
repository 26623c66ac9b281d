/** Reading numbers as people type them. Pure. */
import type { Locale } from "~/api/types";

/** Thousands apart by one sign: 1,250,000. */
const grouped = (sign: string) => new RegExp(`^-?\\d{1,3}(\\${sign}\\d{3})+(?!\\d)`);

/**
 * The number that was typed; undefined for nothing, NaN for what is none. Spaces always set thousands apart. Of comma and
 * point the later one is the decimal sign if both are there. A comma alone sets thousands apart where English is spoken and
 * three digits follow, as in 12,500; anywhere else it is the decimal sign, as in 12,5.
 */
export function parseNumber(text: string, locale: Locale): number | undefined {
  const typed = text.replace(/[\s\u00a0\u202f]/g, "");
  if (typed === "") return undefined;
  const [comma, point] = [typed.lastIndexOf(","), typed.lastIndexOf(".")];
  const several = (sign: string) => typed.indexOf(sign) !== typed.lastIndexOf(sign);
  let thousands = comma > point ? "." : ",";
  if (comma >= 0 && point < 0 && (several(",") || locale === "en") && grouped(",").test(typed))
    thousands = ",";
  if (point >= 0 && comma < 0 && several(".")) thousands = ".";
  if (typed.includes(thousands) && !grouped(thousands).test(typed)) return Number.NaN;
  const plain = typed.replaceAll(thousands, "").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}
