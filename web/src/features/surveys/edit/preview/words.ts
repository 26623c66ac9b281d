/**
 * What the answering page says of itself, in the language of the survey and not of whoever writes it; the page is made
 * by the server, which has the same words.
 */
export interface PageWords {
  optional: string;
  choose: string;
  yes: string;
  no: string;
  agree: string;
  nps: [string, string];
  csat: [string, string];
  ces: [string, string];
  sum: string;
  next: string;
  back: string;
  begin: string;
  kano: [string, string][];
  special: Record<"other" | "none" | "dont_know" | "refuse", string>;
}

const EN: PageWords = {
  optional: "(may be left out)",
  choose: "Choose…",
  yes: "Yes",
  no: "No",
  agree: "I agree",
  nps: ["Not at all likely", "Extremely likely"],
  csat: ["Very dissatisfied", "Very satisfied"],
  ces: ["Strongly disagree", "Strongly agree"],
  sum: "The points must add up to",
  next: "Next",
  back: "Back",
  begin: "Begin",
  kano: [
    ["like", "I like it"],
    ["must_be", "I expect it"],
    ["neutral", "I don’t mind"],
    ["live_with", "I can live with it"],
    ["dislike", "I dislike it"],
  ],
  special: { other: "Other", none: "None of these", dont_know: "Don’t know", refuse: "Prefer not to say" },
};

const RU: PageWords = {
  optional: "(можно пропустить)",
  choose: "Выберите…",
  yes: "Да",
  no: "Нет",
  agree: "Согласен, согласна",
  nps: ["Точно нет", "Обязательно"],
  csat: ["Совсем не доволен", "Полностью доволен"],
  ces: ["Совершенно не согласен", "Полностью согласен"],
  sum: "В сумме должно получиться",
  next: "Дальше",
  back: "Назад",
  begin: "Начать",
  kano: [
    ["like", "Мне это нравится"],
    ["must_be", "Так и должно быть"],
    ["neutral", "Мне всё равно"],
    ["live_with", "Могу смириться"],
    ["dislike", "Мне это не нравится"],
  ],
  special: {
    other: "Другое",
    none: "Ничего из перечисленного",
    dont_know: "Затрудняюсь ответить",
    refuse: "Не хочу отвечать",
  },
};

export function pageWords(language: string): PageWords {
  return language.startsWith("ru") ? RU : EN;
}
