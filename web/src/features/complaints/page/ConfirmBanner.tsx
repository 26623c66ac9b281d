import type { Complaint } from "~/api/types";
import { useT } from "~/i18n";
import { Notice } from "~/ui/bits";

/** Says that the vendor wrote this down for a caller, until the customer has confirmed it. */
export function ConfirmBanner({ complaint }: { complaint: Complaint }) {
  const t = useT();
  if (complaint.confirmed) return null;
  const caller = complaint.on_behalf_of ?? complaint.customer.name;
  return (
    <div className="mt-4">
      <Notice>
        {complaint.side === "customer"
          ? t("complaints.phone_customer", { org: complaint.vendor.name, who: complaint.filed_by, caller })
          : t("complaints.phone_vendor", { org: complaint.customer.name, caller })}
      </Notice>
    </div>
  );
}
