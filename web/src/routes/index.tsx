import { createFileRoute, redirect } from "@tanstack/react-router";
import { meQuery } from "~/api/queries/me";
import { NoOrganisation } from "~/features/shell/NoOrganisation";
import { recall } from "~/lib/storage";

/** The server sends "/" on; this is for links inside the client. */
export const Route = createFileRoute("/")({
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    const last = recall("organisation");
    const slugs = me.memberships.map((membership) => membership.organisation.slug);
    const slug = slugs.find((each) => each === last) ?? slugs[0];
    if (slug) throw redirect({ to: "/o/$org", params: { org: slug }, reloadDocument: true });
  },
  component: NoOrganisation,
});
