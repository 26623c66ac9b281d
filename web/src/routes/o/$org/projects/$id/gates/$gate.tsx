import { createFileRoute } from "@tanstack/react-router";
import { GatePage } from "~/features/projects/gate/GatePage";

export const Route = createFileRoute("/o/$org/projects/$id/gates/$gate")({ component: GatePage });
