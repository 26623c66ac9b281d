/** A face for a score from 1 to 5: the mouth says it, so that no colour has to. */
const MOUTH: Record<number, string> = {
  1: "M8 17c1-2.2 2.4-3.2 4-3.2s3 1 4 3.2",
  2: "M8.5 16.2c1-1 2.2-1.5 3.5-1.5s2.5.5 3.5 1.5",
  3: "M8.5 15.5h7",
  4: "M8.5 14.5c1 1 2.2 1.5 3.5 1.5s2.5-.5 3.5-1.5",
  5: "M8 13.8c1 2.2 2.4 3.2 4 3.2s3-1 4-3.2",
};

export function Face({ score, size = 28 }: { score: number; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="9.5" />
      <path d="M9 9v.8M15 9v.8" strokeWidth="2" />
      <path d={MOUTH[score] ?? MOUTH[3]} />
    </svg>
  );
}
