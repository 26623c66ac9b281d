/** The joint report of a complaint: where it stands, its steps in a row, and one of them open. */
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { reportQuery } from "~/api/queries/report";
import type { Report } from "~/api/types";
import { useComplaintInfo } from "~/features/thread/context";
import { ErrorState, Loading } from "~/ui/bits";
import { ReportContext, type ReportInfo, type Saving } from "./context";
import { Helped } from "./Helped";
import { LinkedReport } from "./LinkedReport";
import { Standing } from "./Standing";
import { StartReport } from "./StartReport";
import { StepPage } from "./StepPage";
import { StepRail } from "./StepRail";
import { isStep } from "./steps";
import { useReportChanges } from "./useReportChanges";
import { firstToOpen, stepOf } from "./words";
import "./report.css";

const NO_PROBLEMS: ReadonlyMap<string, string> = new Map();

export function ReportTab() {
  const { complaint } = useComplaintInfo();
  const { changes, saving } = useReportChanges(complaint.id);
  const query = useQuery(reportQuery(complaint.id));
  const report = query.data;
  return (
    <div className="section-body">
      {report === undefined ? (
        query.isError ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={6} />
        )
      ) : report === null ? (
        <StartReport complaint={complaint} changes={changes} />
      ) : report.state === "linked" ? (
        <>
          <LinkedReport report={report} changes={changes} />
          <Helped complaint={complaint} always />
        </>
      ) : (
        <Steps key={report.id} report={report} changes={changes} saving={saving} />
      )}
    </div>
  );
}

function Steps({
  report,
  changes,
  saving,
}: {
  report: Report;
  changes: ReportInfo["changes"];
  saving: ReadonlyMap<string, Saving>;
}) {
  const { complaint } = useComplaintInfo();
  const hash = useLocation({ select: (location) => location.hash }).toLowerCase();
  const names = useMemo(
    () => new Map(report.people.map((person) => [person.membership_id, person.name])),
    [report.people],
  );
  const info = useMemo<ReportInfo>(
    () => ({ complaint, report, names, changes, problems: NO_PROBLEMS }),
    [complaint, report, names, changes],
  );
  const [first] = useState(() => firstToOpen(report));
  const wanted = isStep(hash) ? hash : first;
  useEffect(() => {
    // Whoever comes by a link from a mail came for this step; later the reader is in front of the row already.
    const asked = window.location.hash.slice(1).toLowerCase();
    if (isStep(asked)) document.getElementById(asked)?.scrollIntoView();
  }, []);
  const step = (wanted && stepOf(report, wanted)) ?? report.steps[0];
  if (!step) return null;
  const states = [...saving.values()];
  const state = states.includes("unsaved") ? "unsaved" : states.includes("saving") ? "saving" : null;
  return (
    <ReportContext value={info}>
      <Standing />
      <StepRail report={report} open={step.step} />
      <StepPage key={step.step} step={step} saving={state} />
      <Helped complaint={complaint} always={step.step === (report.form === "8d" ? "d6" : "d5")} />
    </ReportContext>
  );
}
