"""The table: what is promised, what was measured, the share of the limit; and its place in docs/PERFORMANCE.md."""
import re
import statistics

from . import machine

FILE = machine.ROOT / "docs" / "PERFORMANCE.md"


class Report:
    def __init__(self):
        self.sections = []
        self.missed = []

    def section(self, title, about, columns):
        self.sections.append((title, about, columns, []))
        print(f"\n{title}\n{' | '.join(columns)}", flush=True)

    def row(self, *cells):
        self.sections[-1][3].append(cells)
        print(" | ".join(cells), flush=True)

    def judged(self, what, target, values, unit="", least=False, ratio=False, limit="", note=""):
        """Medians are held against the target; only a ratio fails the run."""
        got = statistics.median(values)
        kept = got >= target if least else got <= target
        if ratio and not kept:
            self.missed.append(what)
        promised = f"{'≥' if least else '≤'} {shown(target)}{unit}"
        spread = f"{shown(min(values))} – {shown(max(values))}" if len(values) > 1 else ""
        word = "yes" if kept else ("**no**" if ratio else "no")
        self.row(what, promised, f"{shown(got)}{unit}", spread, limit, word + note)
        return got

    def text(self, section):
        title, about, columns, rows = section
        lines = [f"## {title}", "", about.strip(), "", "| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
        return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"

    def write(self, to=None):
        """Writes these sections anew, and leaves those of others alone."""
        file = to or FILE
        text = file.read_text() if file.exists() else "# Performance\n"
        for section in self.sections:
            title, new = re.escape(section[0]), self.text(section)
            found = re.search(rf"^## {title}\n.*?(?=^## |\Z)", text, re.M | re.S)
            if found:
                text = text[: found.start()] + new + "\n" + text[found.end() :]
            else:
                text = text.rstrip() + "\n\n" + new
        file.write_text(text.rstrip() + "\n")


def shown(value):
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"
