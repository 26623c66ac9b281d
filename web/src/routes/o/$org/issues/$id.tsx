import { createFileRoute } from "@tanstack/react-router";
import { IssuePage } from "~/features/related/IssuePage";

export const Route = createFileRoute("/o/$org/issues/$id")({ component: IssuePage });
