export function Palette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  void onShortcuts;
  return (
    <button type="button" onClick={onClose}>
      x
    </button>
  );
}
