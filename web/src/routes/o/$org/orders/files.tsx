import { createFileRoute } from "@tanstack/react-router";
import { FilesPage, type FilesSearch } from "~/features/orders/files/FilesPage";

export const Route = createFileRoute("/o/$org/orders/files")({
  component: FilesPage,
  validateSearch: (search) => search as FilesSearch,
});
