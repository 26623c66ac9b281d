import { createFileRoute } from "@tanstack/react-router";
import { DuplicatesPage } from "~/features/merges/DuplicatesPage";

export const Route = createFileRoute("/o/$org/duplicates")({ component: DuplicatesPage });
