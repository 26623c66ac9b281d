import { createFileRoute, notFound } from "@tanstack/react-router";
import { meQuery } from "~/api/queries/me";
import { Shell } from "~/features/shell/Shell";
import { remember } from "~/lib/storage";

export const Route = createFileRoute("/o/$org")({
  beforeLoad: async ({ context, params }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me.acting?.organisation.slug !== params.org) throw notFound();
    remember("organisation", params.org);
  },
  component: Shell,
});
