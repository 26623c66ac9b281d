/** A changed text, word by word: struck out what was, marked what is. */
import { diffWords } from "./diff";

export function Marked({ from, to }: { from: string; to: string }) {
  return (
    <span className="changed whitespace-pre-wrap">
      {diffWords(from, to).map((piece, index) =>
        piece.kind === "same" ? (
          <span key={index}>{piece.text}</span>
        ) : piece.kind === "gone" ? (
          <del key={index}>{piece.text}</del>
        ) : (
          <ins key={index}>{piece.text}</ins>
        ),
      )}
    </span>
  );
}
