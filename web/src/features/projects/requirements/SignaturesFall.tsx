import type { RequirementList } from "~/api/types-requirements";
import { useT } from "~/i18n";
import { signaturesAtStake } from "./words";

/** Said before anything is changed of a list that is up for signing: what was signed is not what it will be. */
export function SignaturesFall({ list, small = false }: { list: RequirementList; small?: boolean }) {
  const t = useT();
  const stake = signaturesAtStake(list);
  if (!stake) return null;
  const said = t("requirements.signatures_fall", stake);
  return small ? <small className="text-turn">{said}</small> : <p className="notice notice-turn">{said}</p>;
}
