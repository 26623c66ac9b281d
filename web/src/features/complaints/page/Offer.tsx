/** Exactly what is proposed, and would be accepted. */
import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { serverHtml } from "~/lib/safe-html";
import { wordLabel } from "../labels";

export function Offer({ complaint }: { complaint: Complaint }) {
  const t = useT();
  return (
    <>
      <p className="font-semibold">
        {complaint.resolution_code ? wordLabel(t, "remedy", complaint.resolution_code) : null}
      </p>
      {complaint.resolution_notes_html ? (
        <div className="prose mt-1" dangerouslySetInnerHTML={serverHtml(complaint.resolution_notes_html)} />
      ) : null}
    </>
  );
}
