/** What tests of joint development begin with: a project of the vendor and one customer, made over the API. */
import { type APIResponse, expect, type Page } from "@playwright/test";
import { CUSTOMER, VENDOR } from "./portal";

export const AT = { "Concord-Organisation": "northwind-pumps", Origin: CUSTOMER };
export const VENDORS = { "Concord-Organisation": "hydra-castings", Origin: VENDOR };

export async function json(answer: APIResponse) {
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** A project of both firms that has begun; its id. */
export async function begun(vendor: Page, customer: Page, title: string): Promise<string> {
  const api = `${VENDOR}/api/v1`;
  const relationships = await json(await vendor.request.get(`${api}/relationships`, { headers: VENDORS }));
  const northwind = relationships.items.find(
    (each: { counterpart: { name: string } }) => each.counterpart.name === "Northwind Pumps",
  );
  const data = {
    title,
    purpose: "It opens without a tool.",
    template: "light",
    relationship_ids: [northwind.id],
  };
  const project = await json(await vendor.request.post(`${api}/projects`, { headers: VENDORS, data }));
  const accept = `${CUSTOMER}/api/v1/projects/${project.id}/invitation/accept`;
  await json(await customer.request.post(accept, { headers: AT, data: {} }));
  return project.id;
}
