import { createFileRoute } from "@tanstack/react-router";
import { AlarmsPage } from "~/features/demand/AlarmsPage";

export const Route = createFileRoute("/o/$org/radar/alarms")({ component: AlarmsPage });
