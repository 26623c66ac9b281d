import { createFileRoute, notFound } from "@tanstack/react-router";
import { meQuery } from "~/api/queries/me";
import { Shell } from "~/features/shell/Shell";
import { messagesFor } from "~/i18n";
import { remember } from "~/lib/storage";

export const Route = createFileRoute("/o/$org")({
  beforeLoad: async ({ context, params, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me.acting?.organisation.slug !== params.org) throw notFound();
    remember("organisation", params.org);
    await messagesFor(location.pathname);
  },
  component: Shell,
});
