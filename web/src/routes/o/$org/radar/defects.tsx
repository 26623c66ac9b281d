import { createFileRoute } from "@tanstack/react-router";
import { DefectsPage } from "~/features/demand/DefectsPage";

export const Route = createFileRoute("/o/$org/radar/defects")({ component: DefectsPage });
