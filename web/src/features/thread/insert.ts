/** Markdown helpers of the composer's toolbar, on the textarea itself so that the browser's own undo keeps working. */

export function insertText(area: HTMLTextAreaElement, from: number, to: number, text: string): void {
  area.focus();
  area.setSelectionRange(from, to);
  // The one way that keeps the undo history; where it is gone, the text is set all the same.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

export function makeBold(area: HTMLTextAreaElement): void {
  const { selectionStart: from, selectionEnd: to, value } = area;
  insertText(area, from, to, `**${value.slice(from, to)}**`);
  area.setSelectionRange(from + 2, to + 2);
}

export function makeList(area: HTMLTextAreaElement): void {
  const { selectionStart, selectionEnd: to, value } = area;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const lines = value.slice(from, to).split("\n");
  insertText(area, from, to, lines.map((line) => `- ${line}`).join("\n"));
}

export function makeLink(area: HTMLTextAreaElement): void {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const chosen = value.slice(from, to);
  const address = /^https?:\/\/\S+$/.test(chosen);
  insertText(area, from, to, address ? `[](${chosen})` : `[${chosen}](https://)`);
  // The part that is still missing is where the caret goes.
  const caret = address ? from + 1 : from + chosen.length + 3 + "https://".length;
  area.setSelectionRange(caret, caret);
}

export function startMention(area: HTMLTextAreaElement): void {
  const { selectionStart: from, selectionEnd: to, value } = area;
  insertText(area, from, to, from === 0 || /\s/.test(value[from - 1] ?? "") ? "@" : " @");
}
