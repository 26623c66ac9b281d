import { createFileRoute } from "@tanstack/react-router";
import { YourTurnPage } from "~/features/turn/YourTurnPage";

export const Route = createFileRoute("/o/$org/")({ component: YourTurnPage });
