/** The links of those who were just invited. They are kept nowhere: this is when they can be taken. */
import type { InviteLink } from "~/api/types-surveys";
import { useT } from "~/i18n";
import { Button, IconButton } from "~/ui/Button";
import { Notice } from "~/ui/bits";
import { Dialog } from "~/ui/Dialog";
import { CopyIcon } from "~/ui/icons";
import { toast } from "~/ui/toast";

/** For a spreadsheet: what begins like a formula is made a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function LinksDialog({ links, onClose }: { links: readonly InviteLink[]; onClose: () => void }) {
  const t = useT();
  const url = (link: InviteLink) => new URL(link.path ?? "/", window.location.origin).href;
  const copy = (text: string) =>
    void navigator.clipboard
      .writeText(text)
      .then(() => toast({ text: t("common.copied") }))
      .catch(() => toast({ text: t("surveys.not_copied"), tone: "bad" }));
  const save = () => {
    const head = [t("surveys.csv_name"), t("surveys.csv_address"), t("surveys.csv_link")];
    const rows = [head, ...links.map((each) => [each.name ?? "", each.email ?? "", url(each)])];
    const text = `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
    const file = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = file;
    link.download = "survey-links.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(file), 60_000);
  };
  return (
    <Dialog title={t("surveys.links_title", { count: links.length })} wide locked onClose={onClose}>
      <Notice>{t("surveys.links_once")}</Notice>
      <ul className="survey-links">
        {links.map((link, at) => {
          const name = link.name ?? link.email ?? t("surveys.link_n", { number: at + 1 });
          return (
            <li key={link.id}>
              <span className="survey-link-name">{name}</span>
              <input
                className="input"
                readOnly
                value={url(link)}
                aria-label={t("surveys.link_of", { name })}
                onFocus={(event) => event.target.select()}
              />
              <IconButton
                small
                label={t("surveys.copy_link", { name })}
                icon={<CopyIcon size={14} aria-hidden="true" />}
                onClick={() => copy(url(link))}
              />
            </li>
          );
        })}
      </ul>
      <div className="modal-actions">
        <div className="mr-auto flex flex-wrap gap-2">
          <Button
            onClick={() =>
              copy(
                links.map((each) => [each.name, each.email, url(each)].filter(Boolean).join("\t")).join("\n"),
              )
            }
          >
            {t("surveys.copy_all")}
          </Button>
          <Button onClick={save}>{t("surveys.save_csv")}</Button>
        </div>
        <Button tone="primary" onClick={onClose}>
          {t("surveys.links_done")}
        </Button>
      </div>
    </Dialog>
  );
}
