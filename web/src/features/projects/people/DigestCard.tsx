/** How often a summary of the project comes by mail: everybody's own choice. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/api/client";
import { errorText } from "~/api/errors";
import { useActing } from "~/api/queries/me";
import { projectDigestQuery } from "~/api/queries/projects";
import type { ProjectDigest } from "~/api/types-projects";
import { useT } from "~/i18n";
import { Card, Loading, Time } from "~/ui/bits";
import { RadioGroup } from "~/ui/fields";
import { Link } from "~/ui/Link";
import { toast } from "~/ui/toast";

const PACES = ["weekly", "daily", "off"] as const;

export function DigestCard({ project }: { project: string }) {
  const t = useT();
  const client = useQueryClient();
  const org = useActing().organisation.slug;
  const query = projectDigestQuery(project);
  const found = useQuery(query).data;
  const [saving, setSaving] = useState(false);
  const choose = async (pace: ProjectDigest["pace"]) => {
    setSaving(true);
    try {
      client.setQueryData(
        query.queryKey,
        await api.put<ProjectDigest>(`/projects/${project}/digest`, { pace }),
      );
    } catch (error) {
      toast({ text: errorText(t, error), tone: "bad" });
    } finally {
      setSaving(false);
    }
  };
  return (
    <Card title={t("projects.digest")}>
      <div className="flex flex-col gap-3">
        <p className="text-s text-ink-2">{t("projects.digest_text")}</p>
        {found ? (
          <RadioGroup
            label={t("projects.digest_pace")}
            inline
            value={found.pace}
            onChange={(pace) => void choose(pace)}
            options={PACES.map((pace) => ({
              value: pace,
              label: t(`projects.digest_${pace}`),
              disabled: saving,
            }))}
          />
        ) : (
          <Loading lines={1} />
        )}
        {found?.muted ? (
          <p className="text-s text-ink-2" role="status">
            {t("projects.digest_muted")}{" "}
            <Link to="/o/$org/settings/notifications" params={{ org }}>
              {t("projects.digest_settings")}
            </Link>
          </p>
        ) : found?.next_at ? (
          <p className="text-s text-ink-3">
            {t("projects.digest_next")} <Time at={found.next_at} as="full" />
          </p>
        ) : null}
      </div>
    </Card>
  );
}
