/** What opens above the page, on React Aria. Loaded on demand through `ui/Dialog`, `ui/Menu` and `ui/Popover`. */
import type { RefObject } from "react";
import {
  Dialog,
  Header,
  Heading,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Popover,
  Separator,
} from "react-aria-components";
import { cx } from "../cx";
import type { DialogProps } from "../Dialog";
import { CheckIcon } from "../icons";
import type { MenuEntry, MenuProps } from "../Menu";
import type { PopoverProps } from "../Popover";
import { AriaLocale } from "./AriaLocale";

export function DialogImpl({
  title,
  hideTitle,
  onClose,
  kind = "modal",
  wide,
  locked,
  children,
}: DialogProps) {
  const boxClass =
    kind === "drawer" || kind === "drawer-left"
      ? cx("drawer", kind === "drawer-left" && "drawer-left")
      : cx("modal", wide && "modal-wide");
  return (
    <AriaLocale>
      <ModalOverlay
        isOpen
        isDismissable={!locked}
        isKeyboardDismissDisabled={locked}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        className={cx("veil", kind === "palette" && "veil-palette")}
      >
        <Modal className={boxClass}>
          <Dialog
            className={cx(
              "outline-none",
              kind === "modal" && "modal-body",
              kind === "drawer-left" && "h-full",
            )}
            aria-label={hideTitle ? title : undefined}
          >
            {hideTitle ? null : (
              <Heading slot="title" className={cx("modal-title", kind === "drawer" && "px-5 pt-5")}>
                {title}
              </Heading>
            )}
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </AriaLocale>
  );
}

function Item({ entry, ticked }: { entry: MenuEntry; ticked: boolean }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.disabled ?? false}
      className={cx("menu-item", entry.danger && "menu-item-danger")}
    >
      {({ isSelected }) => (
        <>
          {ticked ? (
            <span className="menu-tick">
              {isSelected ? <CheckIcon size={14} aria-hidden="true" /> : null}
            </span>
          ) : null}
          {entry.icon}
          <span className="min-w-0 flex-1">
            {entry.label}
            {entry.help ? <small className="block">{entry.help}</small> : null}
          </span>
          {entry.hint ? <small>{entry.hint}</small> : null}
        </>
      )}
    </MenuItem>
  );
}

type MenuImplProps = Omit<MenuProps, "trigger"> & {
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
};

export function MenuImpl({
  label,
  sections,
  onAction,
  selection,
  selected,
  onSelect,
  placement,
  triggerRef,
  onClose,
}: MenuImplProps) {
  const ticked = selection !== undefined;
  return (
    <AriaLocale>
      <Popover
        aria-label={label}
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        triggerRef={triggerRef}
        placement={placement ?? "bottom start"}
        className="popover"
      >
        <Menu
          aria-label={label}
          autoFocus="first"
          className="menu"
          selectionMode={selection ?? "none"}
          selectedKeys={selected ?? []}
          onSelectionChange={(keysOrAll) => {
            if (keysOrAll !== "all") onSelect?.([...keysOrAll].map(String));
          }}
          onAction={(key) => onAction?.(String(key))}
          onClose={() => {
            if (selection !== "multiple") onClose();
          }}
          shouldCloseOnSelect={selection !== "multiple"}
        >
          {sections.flatMap((section, index) => [
            index > 0 ? <Separator key={`line-${section.id}`} className="menu-line" /> : null,
            <MenuSection key={section.id} id={section.id} aria-label={section.label ?? label}>
              {section.label ? <Header className="menu-section">{section.label}</Header> : null}
              {section.entries.map((entry) => (
                <Item key={entry.id} entry={entry} ticked={ticked} />
              ))}
            </MenuSection>,
          ])}
        </Menu>
      </Popover>
    </AriaLocale>
  );
}

type PopoverImplProps = Omit<PopoverProps, "trigger" | "children"> & {
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: React.ReactNode;
};

export function PopoverImpl({ label, placement, triggerRef, onClose, children }: PopoverImplProps) {
  return (
    <AriaLocale>
      <Popover
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        triggerRef={triggerRef}
        placement={placement ?? "bottom start"}
        className="popover"
      >
        <Dialog aria-label={label} className="p-4 outline-none">
          {children}
        </Dialog>
      </Popover>
    </AriaLocale>
  );
}
