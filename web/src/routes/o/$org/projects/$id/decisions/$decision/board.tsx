import { createFileRoute } from "@tanstack/react-router";
import { BoardPage } from "~/features/projects/decisions/board/BoardPage";

export const Route = createFileRoute("/o/$org/projects/$id/decisions/$decision/board")({
  component: BoardPage,
});
