/** "Firefox" and "Linux" from a User-Agent header; null for what is not known. Good enough to know one's own device. */
export function describeUserAgent(agent: string): { browser: string; system: string } | null {
  const browser = first(agent, [
    ["Edg/", "Edge"],
    ["OPR/", "Opera"],
    ["YaBrowser/", "Yandex Browser"],
    ["Firefox/", "Firefox"],
    ["Chrome/", "Chrome"],
    ["Safari/", "Safari"],
  ]);
  const system = first(agent, [
    ["iPhone", "iPhone"],
    ["iPad", "iPad"],
    ["Android", "Android"],
    ["Windows", "Windows"],
    ["Mac OS X", "macOS"],
    ["Linux", "Linux"],
  ]);
  return browser && system ? { browser, system } : null;
}

function first(agent: string, marks: [mark: string, name: string][]): string | null {
  return marks.find(([mark]) => agent.includes(mark))?.[1] ?? null;
}
