import { createFileRoute } from "@tanstack/react-router";
import { HomePage } from "~/features/projects/home/HomePage";

export const Route = createFileRoute("/o/$org/projects/$id/")({ component: HomePage });
