import { createFileRoute } from "@tanstack/react-router";
import { CalendarPage, type CalendarSearch } from "~/features/calendar/CalendarPage";

export const Route = createFileRoute("/o/$org/calendar/")({
  component: CalendarPage,
  validateSearch: (search) => search as CalendarSearch,
});
