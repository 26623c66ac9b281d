import { createFileRoute } from "@tanstack/react-router";
import { RadarPage, type RadarSearch } from "~/features/demand/RadarPage";

export const Route = createFileRoute("/o/$org/radar/")({
  component: RadarPage,
  validateSearch: (search) => search as RadarSearch,
});
