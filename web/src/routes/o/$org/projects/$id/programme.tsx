import { createFileRoute } from "@tanstack/react-router";
import { ProgrammePage } from "~/features/projects/programme/ProgrammePage";

export const Route = createFileRoute("/o/$org/projects/$id/programme")({ component: ProgrammePage });
