/** The places for signatures of a sign-off, with who signed and when. */
import type { Side } from "~/api/types";
import type { Signoff } from "~/api/types-settle";
import { useT } from "~/i18n";
import { Time } from "~/ui/bits";
import { cx } from "~/ui/cx";

export function Signatures({ signoff, own }: { signoff: Signoff; own: Side }) {
  const t = useT();
  return (
    <ul className="signatures" aria-label={t("settle.signatures")}>
      {signoff.slots.map((slot) => (
        <li key={slot.slot} className={cx(slot.vote === "signed" && "signature-done")}>
          <span className="side-mark">
            <i className={slot.side === own ? "ledger-us" : "ledger-them"} aria-hidden="true" />
            {t(`settle.side_${slot.side}`)}
          </span>
          <b>
            {slot.vote === "signed"
              ? (slot.by?.name ?? t("settle.signed"))
              : slot.vote === "refused"
                ? t("settle.refused_signature")
                : t("settle.not_signed")}
          </b>
          {slot.at ? (
            <small>
              <Time at={slot.at} as="full" />
            </small>
          ) : null}
          {slot.reason ? <span className="text-s">{slot.reason}</span> : null}
        </li>
      ))}
    </ul>
  );
}
