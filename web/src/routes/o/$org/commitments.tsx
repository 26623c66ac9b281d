import { createFileRoute } from "@tanstack/react-router";
import { CommitmentsPage } from "~/features/settle/commitments/CommitmentsPage";
import type { CommitmentSearch } from "~/features/settle/commitments/search";

export const Route = createFileRoute("/o/$org/commitments")({
  component: CommitmentsPage,
  validateSearch: (search) => search as CommitmentSearch,
});
