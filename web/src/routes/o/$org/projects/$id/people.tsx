import { createFileRoute } from "@tanstack/react-router";
import { PeoplePage } from "~/features/projects/people/PeoplePage";

export const Route = createFileRoute("/o/$org/projects/$id/people")({ component: PeoplePage });
