/**
 * A complaint as a guest is shown it, in the shape that the pages know. What a guest is not shown is empty here; `guest`
 * tells every page that its reader takes no side, and `side` then only says whose colour comes first.
 */
import type { Complaint, GuestComplaint } from "./types";

const NOBODY = { id: "", name: "" };

export function fromGuest(guest: GuestComplaint): Complaint {
  const { customer, vendor } = guest;
  return {
    ...EMPTY,
    ...guest,
    guest: guest.side === "mediator" ? "mediator" : "third",
    side: "customer",
    customer: customer ?? NOBODY,
    vendor: vendor ?? NOBODY,
    counterpart: vendor ?? NOBODY,
  } as Complaint;
}

const EMPTY: Partial<Complaint> = {
  version: 0,
  status: "disputed",
  status_label: "",
  severity: "minor",
  category: "other",
  description: "",
  description_html: "",
  remedy_sought: "other",
  confirmed: true,
  ball: { side: null, since: null, until: null, mine: false },
  clocks: [],
  ledger: { customer_seconds: 0, vendor_seconds: 0, third_seconds: 0, both_seconds: 0 },
  owners: { customer: null, vendor: null },
  references: { customer: null, vendor: null },
  people: [],
  links: [],
  reads: [],
  files: [],
  actions: [],
  locked_fields: [],
  custom: {},
  custom_fields: [],
};
