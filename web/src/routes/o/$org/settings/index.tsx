import { createFileRoute } from "@tanstack/react-router";
import { ProfilePage } from "~/features/settings/ProfilePage";

export const Route = createFileRoute("/o/$org/settings/")({ component: ProfilePage });
